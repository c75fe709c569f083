import type { EventTerms, Feed, Round } from './types';

const PHASE_BITS = 64n;
const MAX_ANSWER = 2n ** 127n - 1n;

export const phaseOf = (id: bigint): bigint => id >> PHASE_BITS;
export const numberOf = (id: bigint): bigint => BigInt.asUintN(Number(PHASE_BITS), id);
export const idOf = (phase: bigint, number: bigint): bigint => (phase << PHASE_BITS) | number;

/** 18 decimals; null for an answer that is no price, or that the aggregator's limits may have cut. */
export function priceOf({ answer }: Round, { scale, limits }: Pick<Feed, 'scale' | 'limits'>): bigint | null {
  if (answer <= 0n || answer > MAX_ANSWER) return null;
  const isCut = limits !== null && (answer <= limits.min || answer >= limits.max);
  return isCut ? null : answer * scale;
}

/** True if the feed said something in both rounds, one after the other, and not too long after. */
export const follows = (before: Round, next: Round, { staleness }: Pick<Feed, 'staleness'>): boolean =>
  next.id === before.id + 1n &&
  next.updatedAt >= before.updatedAt &&
  next.updatedAt - before.updatedAt <= staleness;

/** A round with its price, 18 decimals. */
export type Priced = Round & { price: bigint };

/** The stretches of history that can be proved in one piece: every round a price, none left out. Rounds in order of id. */
export function chainsOf(rounds: readonly Round[], { feed }: Pick<EventTerms, 'feed'>): Priced[][] {
  const chains: Priced[][] = [];
  let before: Round | undefined;
  for (const round of rounds) {
    const price = priceOf(round, feed);
    const chain = before && follows(before, round, feed) ? chains.at(-1) : undefined;
    before = price === null ? undefined : round;
    if (price === null) continue;
    if (chain) chain.push({ ...round, price });
    else chains.push([{ ...round, price }]);
  }
  return chains;
}

type Lasting = Pick<EventTerms, 'persistence' | 'minRounds'>;

/** True if the rounds from one place to another are enough, over enough time. */
export function lasts(chain: readonly Priced[], from: number, to: number, terms: Lasting): boolean {
  const [first, last] = [chain[from], chain[to]];
  if (!first || !last) return false;
  return to - from + 1 >= terms.minRounds && last.updatedAt - first.updatedAt >= terms.persistence;
}

/** A stretch on one side of a floor, by places in its chain. */
export type Run = { isBelow: boolean; from: number; to: number };

/** The runs of a chain that last, from a place on, in order: a shorter one is a wick and counts for nothing. */
export function lastingRuns(
  chain: readonly Priced[],
  floor: bigint,
  terms: Lasting,
  { from = 0, to = chain.length - 1 } = {},
): Run[] {
  const runs: Run[] = [];
  let first = from;
  for (let at = from; at <= to; at++) {
    const isBelow = (chain[at]?.price ?? 0n) < floor;
    const next = chain[at + 1];
    if (at < to && next && next.price < floor === isBelow) continue;
    if (lasts(chain, first, at, terms)) runs.push({ isBelow, from: first, to: at });
    first = at + 1;
  }
  return runs;
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
