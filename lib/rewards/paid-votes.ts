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
  /** Of this vote, 0 once it was settled, and of all near the verdict. */
  weight: bigint;
  near: bigint;
};

const smaller = (a: bigint, b: bigint) => (a < b ? a : b);

/** What each would be paid in one transaction now, in order, those that get nothing left out: what is booked, and what can still
 * be booked of this week's budget, once an incident. */
export function paidVotes(claims: readonly VoteClaim[], terms: VoteTerms): PaidVote[] {
  const prospects = new Map<number, bigint>();
  let left = terms.left;
  const votes = claims.map((claim): PaidVote => {
    const { incident, round, totalWeight, booked, claimable, weight, near } = claim;
    if (booked > 0n) return { incident, round, isBooked: true, amount: claimable };
    if (weight === 0n) return { incident, round, isBooked: false, amount: 0n };
    const known = prospects.get(incident);
    const whole = known ?? smaller(emissionAt(terms.perVote, terms.target, totalWeight), left);
    if (known === undefined) left -= whole;
    prospects.set(incident, whole);
    return { incident, round, isBooked: false, amount: partOf(whole, weight, near) };
  });
  return votes.filter(({ amount }) => amount > 0n);
}
