import type { Address, PublicClient } from 'viem';
import { assessorEmissionAbi, claimsAbi, emissionAbi } from '@/lib/contracts/abis';
import { unlessRefused } from '@/lib/contracts/refused';
import type { Duty, Vote } from './duties';
import { distributeDuty, type VoteBudget, type VoteState } from './reward-duties';

const LAPSED = 9;

const smaller = (a: bigint, b: bigint) => (a < b ? a : b);

/** What an incident's verdict was, if it had one. */
type Judged = { id: bigint; status: number; hasVerdict: boolean; severityBps: number };

/** Pools whose next week can be funded. Refused while it is too soon, or there is nothing to fund it with. */
export async function readDistributions(
  client: PublicClient,
  emission: Address,
  pools: readonly { address: Address; name: string }[],
): Promise<Duty[]> {
  const contract = { address: emission, abi: emissionAbi, functionName: 'distribute' } as const;
  const due = await Promise.all(
    pools.map(async (pool) => {
      const [amount, [weekly]] = await Promise.all([
        unlessRefused(client.simulateContract({ ...contract, args: [pool.address] })),
        client.readContract({
          address: emission,
          abi: emissionAbi,
          functionName: 'programOf',
          args: [pool.address],
        }),
      ]);
      // a week that brings too little is carried over, but only if somebody calls
      return amount === null || weekly === 0n ? [] : [distributeDuty(pool, emission)];
    }),
  );
  return due.flat();
}

export async function readVoteBudget(client: PublicClient, address: Address): Promise<VoteBudget> {
  const contract = { address, abi: assessorEmissionAbi } as const;
  const [[perVote], week, free] = await Promise.all([
    client.readContract({ ...contract, functionName: 'terms' }),
    client.readContract({ ...contract, functionName: 'leftThisWeek' }),
    client.readContract({ ...contract, functionName: 'free' }),
  ]);
  return { canBook: perVote > 0n && smaller(week, free) >= perVote };
}

/** What becomes of votes of final incidents. */
export async function readVoteStates(
  client: PublicClient,
  { claims, assessorEmission }: { claims: Address; assessorEmission: Address },
  votes: readonly Vote[],
  incidents: readonly Judged[],
): Promise<VoteState[]> {
  const emission = { address: assessorEmission, abi: assessorEmissionAbi } as const;
  return Promise.all(
    votes.map(async (vote) => {
      const { incident, round, voter } = vote;
      const judged = incidents.find(({ id }) => id === incident);
      const [[weight, step], isPaid, [booked]] = await Promise.all([
        client.readContract({
          address: claims,
          abi: claimsAbi,
          functionName: 'revealedOf',
          args: [incident, round, voter],
        }),
        client.readContract({
          ...emission,
          functionName: 'isPaid',
          args: [incident, BigInt(round), voter],
        }),
        client.readContract({ ...emission, functionName: 'bookingOf', args: [incident] }),
      ]);
      const hasVerdict = judged?.hasVerdict === true && judged.status !== LAPSED;
      return {
        ...vote,
        hasVerdict,
        severityBps: judged?.severityBps ?? 0,
        weight,
        step,
        isPaid,
        booked,
      };
    }),
  );
}
