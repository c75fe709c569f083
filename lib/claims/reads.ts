import { cache } from 'react';
import { type Address, type ContractFunctionReturnType, zeroAddress, zeroHash } from 'viem';
import { assessorsAbi, claimsAbi } from '@/lib/contracts/abis';
import { readDeployment } from '@/lib/contracts/deployment';
import { nullIfRefused } from '@/lib/contracts/refused';
import { publicClient } from '@/lib/server/client';
import { remembered } from '@/lib/server/shell';
import {
  type ClaimProcess,
  type Earnings,
  type Episode,
  type Incident,
  PARTIES,
  type Party,
  STATUSES,
  type Voter,
} from './types';

type RawIncident = ContractFunctionReturnType<typeof claimsAbi, 'view', 'incidentOf'>;

const personFrom = (address: Address) => (address === zeroAddress ? null : address);

function incidentFrom(raw: RawIncident): Incident {
  const status = STATUSES[raw.status];
  if (!status) throw new Error(`Incident ${raw.id} has a status that the app does not know: ${raw.status}.`);
  const owed = PARTIES.map((party, index) => [party, raw.bondsOwed[index] ?? 0n]);
  return {
    ...raw,
    status,
    id: Number(raw.id),
    product: Number(raw.product),
    eventTime: Number(raw.eventTime),
    filedAt: Number(raw.filedAt),
    commitUntil: Number(raw.commitUntil),
    until: Number(raw.until),
    lossRoot: raw.lossRoot === zeroHash ? null : raw.lossRoot,
    challenger: personFrom(raw.challenger),
    appellant: personFrom(raw.appellant),
    bondsOwed: Object.fromEntries(owed) as Record<Party, bigint>,
  };
}

const claimsContract = async () => ({ address: (await readDeployment()).claims, abi: claimsAbi }) as const;
const assessorsContract = async () =>
  ({ address: (await readDeployment()).assessors, abi: assessorsAbi }) as const;

const readKnown = cache(
  async (id: number): Promise<Incident> =>
    incidentFrom(
      await publicClient().readContract({
        ...(await claimsContract()),
        functionName: 'incidentOf',
        args: [BigInt(id)],
      }),
    ),
);

const readCount = cache(
  async (): Promise<number> =>
    Number(await publicClient().readContract({ ...(await claimsContract()), functionName: 'incidentCount' })),
);

export const readIncidentCount = () => readCount();

export const readIncidentsById = (ids: readonly number[]): Promise<Incident[]> =>
  Promise.all(ids.map(readKnown));

/** Number of incidents that are searched without a history. */
const MAX_LATEST = 200;

/** The latest incidents, the latest first. */
export const readLatestIncidents = cache(async (): Promise<Incident[]> => {
  const count = await readCount();
  return readIncidentsById(Array.from({ length: Math.min(count, MAX_LATEST) }, (_, index) => count - index));
});

const idFrom = (text: string) => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0);

/** What the page of an incident is called; null when there is no incident of this number. */
export const findIncidentTitle = cache(async (text: string): Promise<string | null> => {
  const id = idFrom(text);
  if (id === 0) return null;
  return remembered(`incident:${id}`, async () => (id <= (await readCount()) ? `Incident ${id}` : null));
});

/** Null when there is no incident of this number. */
export const readIncident = cache(async (text: string): Promise<Incident | null> => {
  const id = idFrom(text);
  return id > 0 && id <= (await readCount()) ? readKnown(id) : null;
});

/** The episode of an accepted incident. */
export const readEpisode = cache(async (incident: number): Promise<Episode> => {
  const contract = await claimsContract();
  const raw = await publicClient().readContract({
    ...contract,
    functionName: 'episodeOf',
    args: [BigInt(incident)],
  });
  return {
    id: Number(raw.id),
    firstTime: Number(raw.firstTime),
    lastVerdictAt: Number(raw.lastVerdictAt),
    largestBps: Number(raw.largestBps),
    pot: raw.pot,
    asked: raw.asked,
  };
});

/** Weight revealed for each severity step. */
export const readTally = cache(
  async (incident: number): Promise<readonly bigint[]> =>
    publicClient().readContract({
      ...(await assessorsContract()),
      functionName: 'tallyOf',
      args: [BigInt(incident)],
    }),
);

/** The process for an event now; null until governance has set one. */
export const readProcess = async (pool: Address): Promise<ClaimProcess | null> =>
  nullIfRefused(
    publicClient().readContract({
      ...(await claimsContract()),
      functionName: 'processOf',
      args: [pool],
    }),
  );

/** What an account may do in the vote on an incident; without weight while there is none. */
export async function readVoter({ id }: Pick<Incident, 'id'>, account: Address): Promise<Voter> {
  const client = publicClient();
  const contract = await assessorsContract();
  const [{ weightTime }, [commitment, isRevealed, step, weight]] = await Promise.all([
    client.readContract({ ...contract, functionName: 'ballotOf', args: [BigInt(id)] }),
    client.readContract({ ...contract, functionName: 'voteOf', args: [BigInt(id), account] }),
  ]);
  const question = { functionName: 'votingWeight', args: [account, BigInt(weightTime)] } as const;
  const hasVoted = weight > 0n;
  return {
    account,
    weight: hasVoted || weightTime === 0 ? weight : await client.readContract({ ...contract, ...question }),
    hasCommitted: commitment !== zeroHash,
    revealedStep: isRevealed ? step : null,
  };
}

/** The vote of an account in an incident if it is not settled, and the rewards that wait for it in the pool. */
export async function readEarnings(incident: Incident, account: Address): Promise<Earnings> {
  const client = publicClient();
  const contract = await assessorsContract();
  const args = [BigInt(incident.id), account] as const;
  const [credited, [commitment, isRevealed, step, , isSettled], [reward, penalty]] = await Promise.all([
    client.readContract({ ...contract, functionName: 'rewardOf', args: [incident.pool, account] }),
    client.readContract({ ...contract, functionName: 'voteOf', args }),
    client.readContract({ ...contract, functionName: 'outcomeOf', args }),
  ]);
  const isOpen = !isSettled && (isRevealed || commitment !== zeroHash);
  return { credited, vote: isOpen ? { step: isRevealed ? step : null, reward, penalty } : null };
}

/** What an account was paid of its proven loss in an incident's episode. */
export const readLossPaid = async (incident: Incident, account: Address): Promise<bigint> =>
  publicClient().readContract({
    ...(await claimsContract()),
    functionName: 'lossPaid',
    args: [BigInt(incident.id), account],
  });

/** Stake of all assessors, and how long it takes to get it back. */
export const readAssessors = cache(async () => {
  const client = publicClient();
  const contract = await assessorsContract();
  const [totalStake, unstakeDelay] = await Promise.all([
    client.readContract({ ...contract, functionName: 'totalStake' }),
    client.readContract({ ...contract, functionName: 'unstakeDelay' }),
  ]);
  return { totalStake, unstakeDelay: Number(unstakeDelay) };
});
