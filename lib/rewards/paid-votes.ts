import { emissionAt, partOf } from './maths';
import type { PaidVote, VoteTerms } from './types';

/** A vote near its verdict, and what its payment depends on. Weights in BRK. */
export type VoteClaim = {
  incident: number;
  round: number;
  /** Of all assessors when the incident was filed. */
  totalWeight: bigint;
  /** Booked for the incident's voters; 0 before. */
  booked: bigint;
  claimable: bigint;
  /** Of this vote, 0 if it was never revealed, and of all near the verdict. */
  weight: bigint;
  near: bigint;
};

/** What each would be paid in one transaction now, in order, those that get nothing left out: what is booked, and what can still
 * be booked of this week's budget: all that an incident brings, or nothing before the next week. */
export function paidVotes(claims: readonly VoteClaim[], terms: VoteTerms): PaidVote[] {
  const prospects = new Map<number, bigint>();
  let left = terms.left;
  const votes = claims.map((claim): PaidVote => {
    const { incident, round, totalWeight, booked, claimable, weight, near } = claim;
    if (booked > 0n) return { incident, round, isBooked: true, amount: claimable };
    if (weight === 0n) return { incident, round, isBooked: false, amount: 0n };
    const known = prospects.get(incident);
    const brings = emissionAt(terms.perVote, terms.target, totalWeight);
    const whole = known ?? (brings <= left ? brings : 0n);
    if (known === undefined) left -= whole;
    prospects.set(incident, whole);
    return { incident, round, isBooked: false, amount: partOf(whole, weight, near) };
  });
  return votes.filter(({ amount }) => amount > 0n);
}
