/** Weight on each side of a proposal, and what it needs, in token units. */
export type Tally = { against: bigint; for: bigint; abstain: bigint; quorum: bigint };

/** Weight that counts towards the quorum: the governor counts who is for and who abstains, not who is against. */
export const turnout = (tally: Tally) => tally.for + tally.abstain;

export const reachesQuorum = (tally: Tally) => turnout(tally) >= tally.quorum;

/** Whether the vote would pass if it ended now: a tie does not. */
export const wouldPass = (tally: Tally) => reachesQuorum(tally) && tally.for > tally.against;

/** How much of the quorum is there, in basis points, rounded down so that a bar is full only when it is reached. */
export function quorumBps(tally: Tally): bigint {
  if (reachesQuorum(tally)) return 10_000n;
  return (turnout(tally) * 10_000n) / tally.quorum;
}
