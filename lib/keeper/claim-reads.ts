import { type Address, getAbiItem, type PublicClient } from 'viem';
import { isFinal } from '@/lib/claims/phase';
import { STATUSES } from '@/lib/claims/types';
import { assessorsAbi, capitalPoolAbi, claimsAbi, coverAbi } from '@/lib/contracts/abis';
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
  type Vote,
  voteDuty,
} from './claim-duties';
import type { Duty } from './duties';
import { readLogs } from './logs';

/** Where to look for what claims wait for. */
export type ClaimContracts = { claims: Address; assessors: Address; cover: Address; blockNumber: number };

const idsUpTo = (count: bigint): bigint[] =>
  Array.from({ length: Number(count) }, (_, index) => BigInt(index + 1));

async function readIncidents(client: PublicClient, claims: Address): Promise<IncidentState[]> {
  const contract = { address: claims, abi: claimsAbi } as const;
  const count = await client.readContract({ ...contract, functionName: 'incidentCount' });
  const read = async (id: bigint): Promise<IncidentState> => {
    const raw = await client.readContract({ ...contract, functionName: 'incidentOf', args: [id] });
    const [commitUntil, until] = [Number(raw.commitUntil), Number(raw.until)];
    const status = STATUSES[raw.status] ?? 'none';
    return { id: Number(id), product: Number(raw.product), status, commitUntil, until };
  };
  return Promise.all(idsUpTo(count).map(read));
}

/** The episodes of accepted incidents, each by one of them. */
async function readEpisodes(client: PublicClient, claims: Address, incidents: readonly IncidentState[]) {
  const accepted = incidents.filter(({ status }) => status === 'accepted');
  const contract = { address: claims, abi: claimsAbi, functionName: 'episodeOf' } as const;
  const episodes = await Promise.all(
    accepted.map(async ({ id, product }) => {
      const raw = await client.readContract({ ...contract, args: [BigInt(id)] });
      const state: EpisodeState = { incident: id, lastVerdictAt: Number(raw.lastVerdictAt), pot: raw.pot };
      return [`${product}.${raw.id}`, state] as const;
    }),
  );
  return [...new Map(episodes).values()];
}

const voteKey = ({ incident, voter }: Vote) => `${incident}:${voter.toLowerCase()}`;

/** Votes of final incidents that nobody has settled yet. */
async function readOpenVotes(
  client: PublicClient,
  { assessors, blockNumber }: ClaimContracts,
  incidents: readonly IncidentState[],
): Promise<Vote[]> {
  const final = new Set(incidents.filter(isFinal).map(({ id }) => BigInt(id)));
  if (final.size === 0) return [];
  const since = { address: assessors, since: blockNumber } as const;
  const [committed, settled] = await Promise.all([
    readLogs(client, { ...since, event: getAbiItem({ abi: assessorsAbi, name: 'VoteCommitted' }) }),
    readLogs(client, { ...since, event: getAbiItem({ abi: assessorsAbi, name: 'VoteSettled' }) }),
  ]);
  const done = new Set(settled.map(({ args }) => voteKey(args)));
  const open = committed.map(({ args }) => args).filter((vote) => final.has(vote.incident));
  return [...new Map(open.map((vote) => [voteKey(vote), vote])).values()].filter(
    (vote) => !done.has(voteKey(vote)),
  );
}

type Sold = { cover: bigint; endDay: bigint };

/** What settling pays without a loss: one unit, so that the cover is at risk no longer. */
const DUST = 1n;

/** The duty to settle one cover of a trigger; null when it is settled. */
async function readCoverDuty(
  client: PublicClient,
  contracts: ClaimContracts,
  { cover, trigger, now }: { cover: bigint; trigger: Address; now: number },
): Promise<Duty | null> {
  const ofCover = { address: contracts.cover, abi: coverAbi, args: [cover] } as const;
  const ofClaims = { address: contracts.claims, abi: claimsAbi, args: [cover] } as const;
  const [{ rate, amount, endDay }, entry, settled, terms] = await Promise.all([
    client.readContract({ ...ofCover, functionName: 'coverOf' }),
    client.readContract({ ...ofCover, functionName: 'entryOf' }),
    client.readContract({ ...ofClaims, functionName: 'settledOf' }),
    readLossTerms(client, trigger),
  ]);
  if (rate === 0n) return null;
  const asked = { entry, endTime: startOfDay(endDay), now };
  const { share, evidence } = await readSettlement(client, terms, asked);
  const owed = share === null ? 0n : partOf(amount, share) || DUST;
  const isDue = owed > settled;
  return isDue && evidence ? coverDuty(cover, evidence, contracts.claims) : null;
}

/** Covers of one product that ended within its report window and are not settled. */
async function readSettlements(
  client: PublicClient,
  contracts: ClaimContracts,
  product: bigint,
  now: number,
): Promise<Duty[]> {
  const contract = { address: contracts.cover, abi: coverAbi, args: [product] } as const;
  const [[trigger, settlesCovers], [pool]] = await Promise.all([
    client.readContract({ ...contract, functionName: 'claimTermsOf' }),
    client.readContract({ ...contract, functionName: 'placeOf' }),
  ]);
  if (!settlesCovers) return [];
  const [window, bought] = await Promise.all([
    client.readContract({ address: pool, abi: capitalPoolAbi, functionName: 'reportWindow' }),
    readLogs(client, {
      address: contracts.cover,
      event: getAbiItem({ abi: coverAbi, name: 'CoverBought' }),
      filter: { product },
      since: contracts.blockNumber,
    }),
  ]);
  const isEnded = ({ endDay }: Sold) =>
    Number(endDay) <= dayOf(now) && now < startOfDay(Number(endDay)) + Number(window);
  const ended = bought.map(({ args }) => args).filter(isEnded);
  const duties = await Promise.all(
    ended.map(({ cover }) => nullIfRefused(readCoverDuty(client, contracts, { cover, trigger, now }))),
  );
  return duties.filter((duty) => duty !== null);
}

/** Every step of claims that is overdue now: incidents, covers to settle, pots to close, votes. */
export async function readClaimDuties(
  client: PublicClient,
  contracts: ClaimContracts,
  asked: number | Promise<number>,
): Promise<Duty[]> {
  const { claims, assessors, cover } = contracts;
  const count = { address: cover, abi: coverAbi, functionName: 'productCount' } as const;
  const [incidents, products, now] = await Promise.all([
    readIncidents(client, claims),
    client.readContract(count),
    asked,
  ]);
  const [votes, episodes, settlements] = await Promise.all([
    readOpenVotes(client, contracts, incidents),
    readEpisodes(client, claims, incidents),
    Promise.all(idsUpTo(products).map((id) => readSettlements(client, contracts, id, now))),
  ]);
  return [
    ...incidents.flatMap((incident) => incidentDuty(incident, claims, now) ?? []),
    ...settlements.flat(),
    ...episodes.flatMap((episode) => episodeDuty(episode, claims, now) ?? []),
    ...votes.map((vote) => voteDuty(vote, assessors)),
  ];
}
