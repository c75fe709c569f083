import type { Address, PublicClient } from 'viem';
import { STATUSES } from '@/lib/claims/types';
import { capitalPoolAbi, claimsAbi, coverAbi } from '@/lib/contracts/abis';
import { nullIfRefused } from '@/lib/contracts/refused';
import { dayOf, startOfDay } from '@/lib/time';
import { readSettlement } from '@/lib/triggers/settlement';
import { readLossTerms } from '@/lib/triggers/terms';
import { partOf } from '@/lib/triggers/words';
import {
  coverDuty,
  type EpisodeState,
  episodeDuty,
  type IncidentState,
  incidentDuty,
  voteDuty,
} from './claim-duties';
import type { Duty } from './duties';
import { type ClaimContracts, chainSource, type DutySource, idsUpTo } from './sources';

async function readIncidents(
  client: PublicClient,
  claims: Address,
  ids: readonly bigint[],
): Promise<IncidentState[]> {
  const contract = { address: claims, abi: claimsAbi } as const;
  const read = async (id: bigint): Promise<IncidentState> => {
    const raw = await client.readContract({ ...contract, functionName: 'incidentOf', args: [id] });
    const [commitUntil, until] = [Number(raw.commitUntil), Number(raw.until)];
    const status = STATUSES[raw.status] ?? 'none';
    return { id: Number(id), product: Number(raw.product), status, commitUntil, until };
  };
  return Promise.all(ids.map(read));
}

/** The episodes of some accepted incidents, each by one of them. */
async function readEpisodes(client: PublicClient, claims: Address, ids: readonly number[]) {
  const contract = { address: claims, abi: claimsAbi } as const;
  const episodes = await Promise.all(
    ids.map(async (incident) => {
      const args = [BigInt(incident)] as const;
      const [raw, { product }] = await Promise.all([
        client.readContract({ ...contract, functionName: 'episodeOf', args }),
        client.readContract({ ...contract, functionName: 'incidentOf', args }),
      ]);
      const state: EpisodeState = { incident, lastVerdictAt: Number(raw.lastVerdictAt), pot: raw.pot };
      return [`${product}.${raw.id}`, state] as const;
    }),
  );
  return [...new Map(episodes).values()];
}

/** The duty to settle one cover of a trigger: where it is due something, and else once, so that it is at risk no longer. */
async function readCoverDuty(
  client: PublicClient,
  contracts: ClaimContracts,
  { cover, trigger, now }: { cover: bigint; trigger: Address; now: number },
): Promise<Duty | null> {
  const ofCover = { address: contracts.cover, abi: coverAbi, args: [cover] } as const;
  const [{ rate, amount, endDay }, { left, settled, received }, entry, terms] = await Promise.all([
    client.readContract({ ...ofCover, functionName: 'coverOf' }),
    client.readContract({ ...ofCover, functionName: 'claimOf' }),
    client.readContract({ ...ofCover, functionName: 'entryOf' }),
    readLossTerms(client, trigger),
  ]);
  if (rate === 0n || left === 0n) return null;
  const asked = { entry, endTime: startOfDay(endDay), now };
  const { share, evidence } = await readSettlement(client, terms, asked);
  const isDue = share !== null && (!settled || partOf(amount, share) > received);
  return isDue && evidence ? coverDuty(cover, evidence, contracts.claims) : null;
}

type Asked = { client: PublicClient; contracts: ClaimContracts; source: DutySource; now: number };

/** Covers of one product that ended within its report window and are not settled. */
async function readSettlements(product: bigint, { client, contracts, source, now }: Asked): Promise<Duty[]> {
  const contract = { address: contracts.cover, abi: coverAbi, args: [product] } as const;
  const [[trigger, settlesCovers], [pool]] = await Promise.all([
    client.readContract({ ...contract, functionName: 'claimTermsOf' }),
    client.readContract({ ...contract, functionName: 'poolOf' }),
  ]);
  if (!settlesCovers) return [];
  const call = { address: pool, abi: capitalPoolAbi, functionName: 'reportWindow' } as const;
  const window = Number(await client.readContract(call));
  // a cover that ended on a day is settled until its window, counted from the start of that day, is over
  const ended = await source.ended(product, dayOf(now - window) + 1, dayOf(now));
  const duties = await Promise.all(
    ended.map((cover) => nullIfRefused(readCoverDuty(client, contracts, { cover, trigger, now }))),
  );
  return duties.filter((duty) => duty !== null);
}

/** Every step of claims that is overdue now: incidents, covers to settle, pots to close, votes. */
export async function readClaimDuties(
  client: PublicClient,
  contracts: ClaimContracts,
  asked: number | Promise<number>,
  source: DutySource = chainSource(client, contracts),
): Promise<Duty[]> {
  const { claims, assessors, cover } = contracts;
  const count = { address: cover, abi: coverAbi, functionName: 'productCount' } as const;
  const [incidents, products, now] = await Promise.all([
    source.incidents().then((ids) => readIncidents(client, claims, ids)),
    client.readContract(count),
    asked,
  ]);
  const all = { client, contracts, source, now };
  const [votes, episodes, settlements] = await Promise.all([
    source.votes(incidents),
    source.episodes(incidents, now).then((ids) => readEpisodes(client, claims, ids)),
    Promise.all(idsUpTo(products).map((id) => readSettlements(id, all))),
  ]);
  return [
    ...incidents.flatMap((incident) => incidentDuty(incident, claims, now) ?? []),
    ...settlements.flat(),
    ...episodes.flatMap((episode) => episodeDuty(episode, claims, now) ?? []),
    ...votes.map((vote) => voteDuty(vote, assessors)),
  ];
}
