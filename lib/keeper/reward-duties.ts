// What anyone may do so that rewards are paid.

import { type Address, encodeFunctionData } from 'viem';
import { isNear } from '@/lib/claims/verdict';
import { assessorEmissionAbi, emissionAbi } from '@/lib/contracts/abis';
import { type Duty, type Vote, voteDuty } from './duties';

/** The step that funds a pool's next week. The emission takes one at a time. */
export const distributeDuty = (pool: { address: Address; name: string }, emission: Address): Duty => ({
  kind: 'distribute',
  what: `Fund the next week of rewards of the ${pool.name}`,
  to: emission,
  data: encodeFunctionData({ abi: emissionAbi, functionName: 'distribute', args: [pool.address] }),
  isAlone: true,
});

const bookDuty = (incident: bigint, to: Address): Duty => ({
  kind: 'bookVote',
  what: `Book what incident ${incident} brings its voters`,
  to,
  data: encodeFunctionData({ abi: assessorEmissionAbi, functionName: 'bookVote', args: [incident] }),
});

const claimDuty = ({ incident, round, voter }: Vote, to: Address): Duty => ({
  kind: 'claimVote',
  what: `Pay ${voter} for the vote on incident ${incident}, round ${round}`,
  to,
  data: encodeFunctionData({
    abi: assessorEmissionAbi,
    functionName: 'claimVote',
    args: [incident, round, voter],
  }),
});

/** A vote of a final incident that is not settled yet, and what its payment depends on. */
export type VoteState = Vote & {
  hasVerdict: boolean;
  severityBps: number;
  /** 0 if it was never revealed. */
  weight: bigint;
  step: number;
  /** Booked for the incident's voters. */
  booked: bigint;
  isPaid: boolean;
};

/** Whether what an incident brings at most can be booked: an emission runs, and this week still allows that much. */
export type VoteBudget = { canBook: boolean };

/** Every vote is settled; one near its verdict is paid, once what its incident brings is booked. */
export function voteDuties(
  votes: readonly VoteState[],
  { canBook }: VoteBudget,
  { claims, assessorEmission }: { claims: Address; assessorEmission: Address },
): Duty[] {
  const [books, pays, settles] = [new Map<bigint, Duty>(), [] as Duty[], [] as Duty[]];
  for (const vote of votes) {
    const { incident, hasVerdict, weight, step, severityBps, isPaid, booked } = vote;
    const isRewarded = hasVerdict && weight > 0n && isNear(step, severityBps) && !isPaid;
    if (isRewarded && booked > 0n) pays.push(claimDuty(vote, assessorEmission));
    else if (isRewarded && canBook) books.set(incident, bookDuty(incident, assessorEmission));
    settles.push(voteDuty(vote, claims));
  }
  return [...books.values(), ...pays, ...settles];
}
