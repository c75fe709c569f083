import type { EventTerms, Feed, Round } from './types';

const PHASE_BITS = 64n;
const MAX_ANSWER = 2n ** 127n - 1n;

export const phaseOf = (id: bigint): bigint => id >> PHASE_BITS;
export const numberOf = (id: bigint): bigint => BigInt.asUintN(Number(PHASE_BITS), id);
export const idOf = (phase: bigint, number: bigint): bigint => (phase << PHASE_BITS) | number;

/** 18 decimals; null for an answer that is no price. */
export const priceOf = ({ answer }: Round, { scale }: Pick<Feed, 'scale'>): bigint | null =>
  answer > 0n && answer <= MAX_ANSWER ? answer * scale : null;

/** True if the feed said something in both rounds, one after the other, and not too long after. */
export const follows = (before: Round, next: Round, { staleness }: Pick<Feed, 'staleness'>): boolean =>
  next.id === before.id + 1n &&
  next.updatedAt >= before.updatedAt &&
  next.updatedAt - before.updatedAt <= staleness;

/**
 * The shortest run from a round on, as a slice: enough rounds over enough time, all of a price that `fits`, and none left
 * out. Null if there is none. Rounds in order of id.
 */
export function runFrom(
  rounds: readonly Round[],
  from: number,
  { feed, persistence, minRounds }: EventTerms,
  fits: (price: bigint) => boolean = () => true,
): Round[] | null {
  const first = rounds[from];
  if (!first) return null;
  for (let at = from; at < rounds.length; at++) {
    const [before, round] = [rounds[at - 1], rounds[at]];
    const price = round && priceOf(round, feed);
    if (!round || !price || !fits(price)) return null;
    if (at > from && (!before || !follows(before, round, feed))) return null;
    const isEnough = at - from + 1 >= minRounds && round.updatedAt - first.updatedAt >= persistence;
    if (isEnough) return rounds.slice(from, at + 1);
  }
  return null;
}

/** The last round until a moment, if it was fresh then; rounds of one phase, in order of id and time. */
export function roundInForce(
  rounds: readonly Round[],
  time: number,
  { staleness }: Pick<Feed, 'staleness'>,
): Round | null {
  const round = rounds.findLast(({ updatedAt }) => updatedAt <= time);
  return round && time - round.updatedAt <= staleness ? round : null;
}
