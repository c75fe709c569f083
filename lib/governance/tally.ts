/** Weight on each side of a proposal, and what it needs, in token units. */
export type Tally = { against: bigint; for: bigint; abstain: bigint; quorum: bigint };

/** Weight that counts towards the quorum: the governor counts who is for and who abstains, not who is against. */
export const turnout = (tally: Tally) => tally.for + tally.abstain;

export const reachesQuorum = (tally: Tally) => turnout(tally) >= tally.quorum;

/** Whether the vote would pass if it ended now: a tie does not. */
export const wouldPass = (tally: Tally) => reachesQuorum(tally) && tally.for > tally.against;

/** Share of the quorum that is reached, in basis points, rounded down so that a bar is full only when it is reached. */
export function quorumBps(tally: Tally): bigint {
  if (reachesQuorum(tally)) return 10_000n;
  return (turnout(tally) * 10_000n) / tally.quorum;
}

/** Whole percentages that sum to 100, by largest remainders. All 0 if nobody voted. */
export function sharesInPercent(weights: readonly bigint[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0n);
  if (sum === 0n) return weights.map(() => 0);
  const shares = weights.map((weight) => (weight * 100n) / sum);
  const missing = 100 - shares.reduce((total, share) => total + Number(share), 0);
  const byRemainder = weights
    .map((weight, index) => ({ index, remainder: (weight * 100n) % sum }))
    .toSorted((a, b) => (a.remainder < b.remainder ? 1 : a.remainder > b.remainder ? -1 : 0));
  const raised = new Set(byRemainder.slice(0, missing).map(({ index }) => index));
  return shares.map((share, index) => Number(share) + (raised.has(index) ? 1 : 0));
}
