import { cache } from 'react';
import {
  type Address,
  BaseError,
  type ContractFunctionReturnType,
  ContractFunctionRevertedError,
  getAbiItem,
  zeroAddress,
  zeroHash,
} from 'viem';
import { assessorsAbi, claimsAbi, coverAbi } from '@/lib/contracts/abis';
import { readDeployment } from '@/lib/contracts/deployment';
import { publicClient } from '@/lib/server/client';
import { dayOf } from '@/lib/time';
import {
  type CastVote,
  type ClaimProcess,
  type CoverPart,
  type Earnings,
  type Incident,
  PARTIES,
  STATUSES,
  type Voter,
} from './types';

type RawIncident = ContractFunctionReturnType<typeof claimsAbi, 'view', 'incidentOf'>;

const personFrom = (address: Address) => (address === zeroAddress ? null : address);

function incidentFrom(raw: RawIncident): Incident {
  const status = STATUSES[raw.status];
  if (!status) throw new Error(`Incident ${raw.id} has a status that the app does not know: ${raw.status}.`);
  return {
    ...raw,
    status,
    id: Number(raw.id),
    product: Number(raw.product),
    eventTime: Number(raw.eventTime),
    filedAt: Number(raw.filedAt),
    commitUntil: Number(raw.commitUntil),
    until: Number(raw.until),
    finalizedAt: Number(raw.finalizedAt),
    lossRoot: raw.lossRoot === zeroHash ? null : raw.lossRoot,
    challenger: personFrom(raw.challenger),
    appellant: personFrom(raw.appellant),
    bondsOwed: PARTIES.filter((_, bit) => raw.bondsOwed & (1 << bit)),
  };
}

const claimsContract = async () => ({ address: (await readDeployment()).claims, abi: claimsAbi }) as const;

const readKnown = async (id: number): Promise<Incident> =>
  incidentFrom(
    await publicClient().readContract({
      ...(await claimsContract()),
      functionName: 'incidentOf',
      args: [BigInt(id)],
    }),
  );

const readCount = cache(
  async (): Promise<number> =>
    Number(await publicClient().readContract({ ...(await claimsContract()), functionName: 'incidentCount' })),
);

/** Every incident, the latest first. */
export const readIncidents = cache(async (): Promise<Incident[]> => {
  const count = await readCount();
  const ids = Array.from({ length: count }, (_, index) => count - index);
  return Promise.all(ids.map(readKnown));
});

/** Null when there is no incident of this number. */
export const readIncident = cache(async (text: string): Promise<Incident | null> => {
  const id = /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0;
  return id > 0 && id <= (await readCount()) ? readKnown(id) : null;
});

/** Weight revealed for each severity step in a round. */
export const readTally = cache(
  async (incident: number, round: number): Promise<readonly bigint[]> =>
    publicClient().readContract({
      ...(await claimsContract()),
      functionName: 'tallyOf',
      args: [BigInt(incident), round],
    }),
);

/** How an incident filed now would be decided; null while governance has set nothing. */
export async function readProcess(pool: Address): Promise<ClaimProcess | null> {
  try {
    const contract = await claimsContract();
    return await publicClient().readContract({ ...contract, functionName: 'processOf', args: [pool] });
  } catch (error) {
    if (error instanceof BaseError && error.walk((cause) => cause instanceof ContractFunctionRevertedError)) {
      return null;
    }
    throw error;
  }
}

/** What an account may do in the vote on an incident. */
export async function readVoter(incident: Incident, account: Address): Promise<Voter> {
  const client = publicClient();
  const contract = await claimsContract();
  const id = BigInt(incident.id);
  const [weight, [commitment, isRevealed, step]] = await Promise.all([
    client.readContract({ ...contract, functionName: 'weightOf', args: [id, account] }),
    client.readContract({ ...contract, functionName: 'voteOf', args: [id, incident.round, account] }),
  ]);
  return {
    account,
    weight,
    hasCommitted: commitment !== zeroHash,
    revealedStep: isRevealed ? step : null,
  };
}

/** Votes of an account in an incident that are not settled, and the rewards that wait for it in the pool. */
export async function readEarnings(incident: Incident, account: Address): Promise<Earnings> {
  const client = publicClient();
  const contract = await claimsContract();
  const rounds = Array.from({ length: incident.round }, (_, index) => index + 1);
  const [credited, ...votes] = await Promise.all([
    client.readContract({ ...contract, functionName: 'rewardOf', args: [incident.pool, account] }),
    ...rounds.map(async (round): Promise<CastVote[]> => {
      const args = [BigInt(incident.id), round, account] as const;
      const [[commitment, isRevealed, step], [reward, penalty]] = await Promise.all([
        client.readContract({ ...contract, functionName: 'voteOf', args }),
        client.readContract({ ...contract, functionName: 'outcomeOf', args }),
      ]);
      const isCast = isRevealed || commitment !== zeroHash;
      return isCast ? [{ round, step: isRevealed ? step : null, reward, penalty }] : [];
    }),
  ]);
  return { credited, votes: votes.flat() };
}

/** What an account was paid of its proven loss in an incident. */
export const readLossPaid = async (incident: Incident, account: Address): Promise<bigint> =>
  publicClient().readContract({
    ...(await claimsContract()),
    functionName: 'lossPaid',
    args: [BigInt(incident.id), account],
  });

/** Bond that filing an incident of a product would take now. */
export const readBond = async (product: number): Promise<bigint> =>
  publicClient().readContract({
    ...(await claimsContract()),
    functionName: 'bondOf',
    args: [BigInt(product)],
  });

/** Covers that were in force at the event, with what each can collect now. */
export async function readCoverParts(incident: Incident): Promise<CoverPart[]> {
  const client = publicClient();
  const { cover, blockNumber } = await readDeployment();
  const contract = await claimsContract();
  const bought = await client.getLogs({
    address: cover,
    event: getAbiItem({ abi: coverAbi, name: 'CoverBought' }),
    args: { product: BigInt(incident.product) },
    fromBlock: BigInt(blockNumber),
    strict: true,
  });
  const eventDay = BigInt(dayOf(incident.eventTime));
  const begun = bought.filter(({ args }) => args.startDay <= eventDay).map(({ args }) => args.cover);
  const parts = await Promise.all(
    begun.map(async (id): Promise<CoverPart> => {
      const [[, amount, holder], collectable] = await Promise.all([
        client.readContract({
          address: cover,
          abi: coverAbi,
          functionName: 'claimOf',
          args: [id, BigInt(incident.eventTime)],
        }),
        client.readContract({
          ...contract,
          functionName: 'collectable',
          args: [BigInt(incident.id), id],
        }),
      ]);
      return { cover: Number(id), holder, amount, collectable };
    }),
  );
  return parts.filter(({ amount }) => amount > 0n);
}

/** Stake of all assessors, and how long it takes to get it back. */
export const readAssessors = cache(async () => {
  const client = publicClient();
  const contract = { address: (await readDeployment()).assessors, abi: assessorsAbi } as const;
  const [totalStake, unstakeDelay] = await Promise.all([
    client.readContract({ ...contract, functionName: 'totalStake' }),
    client.readContract({ ...contract, functionName: 'unstakeDelay' }),
  ]);
  return { totalStake, unstakeDelay: Number(unstakeDelay) };
});
