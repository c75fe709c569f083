import { cache } from 'react';
import type { Address } from 'viem';
import { type Ballot, nearness } from '@/lib/claims/record';
import type { Incident } from '@/lib/claims/types';
import { isNear } from '@/lib/claims/verdict';
import { assessorEmissionAbi, claimsAbi } from '@/lib/contracts/abis';
import { readDeployment } from '@/lib/contracts/deployment';
import { publicClient } from '@/lib/server/client';
import { paidVotes, type VoteClaim } from './paid-votes';
import type { PaidVote, VoteTerms } from './types';

const smaller = (a: bigint, b: bigint) => (a < b ? a : b);

async function emissionContract() {
  const { assessorEmission } = await readDeployment();
  return { address: assessorEmission, abi: assessorEmissionAbi } as const;
}

/** What votes bring from now on. */
export const readVoteTerms = cache(async (): Promise<VoteTerms> => {
  const contract = await emissionContract();
  const client = publicClient();
  const [[perVote, weekly], target, budget, free] = await Promise.all([
    client.readContract({ ...contract, functionName: 'terms' }),
    client.readContract({ ...contract, functionName: 'target' }),
    client.readContract({ ...contract, functionName: 'leftThisWeek' }),
    client.readContract({ ...contract, functionName: 'free' }),
  ]);
  return { perVote, weekly, target, left: smaller(budget, free) };
});

/** Weight, over all rounds, of the votes near an incident's verdict. */
async function readNearWeight({ id, round, severityBps }: Incident): Promise<bigint> {
  const { claims } = await readDeployment();
  const rounds = Array.from({ length: round }, (_, index) => index + 1);
  const tallies = await Promise.all(
    rounds.map((number) =>
      publicClient().readContract({
        address: claims,
        abi: claimsAbi,
        functionName: 'tallyOf',
        args: [BigInt(id), number],
      }),
    ),
  );
  const near = tallies.flatMap((weights) => weights.filter((_, step) => isNear(step, severityBps)));
  return near.reduce((sum, weight) => sum + weight, 0n);
}

async function readClaim(voter: Address, ballot: Ballot): Promise<VoteClaim> {
  const [contract, { claims }] = await Promise.all([emissionContract(), readDeployment()]);
  const client = publicClient();
  const { incident, round } = ballot;
  const id = BigInt(incident.id);
  const [[booked], claimable, near, [weight]] = await Promise.all([
    client.readContract({ ...contract, functionName: 'bookingOf', args: [id] }),
    client.readContract({ ...contract, functionName: 'claimable', args: [id, round, voter] }),
    readNearWeight(incident),
    client.readContract({
      address: claims,
      abi: claimsAbi,
      functionName: 'revealedOf',
      args: [id, round, voter],
    }),
  ]);
  return {
    incident: incident.id,
    round,
    totalWeight: incident.totalWeight,
    booked,
    claimable,
    near,
    weight,
  };
}

/** Votes of an account near their verdicts for which governance tokens wait. */
export async function readPaidVotes(voter: Address, ballots: readonly Ballot[]): Promise<PaidVote[]> {
  const near = ballots.filter((ballot) => nearness(ballot) === 'near');
  const [terms, ...claims] = await Promise.all([
    readVoteTerms(),
    ...near.map((ballot) => readClaim(voter, ballot)),
  ]);
  return paidVotes(claims, terms);
}
