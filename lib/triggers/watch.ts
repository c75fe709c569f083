// What a product with an event trigger waits for: how far the price has come, and what a proof rests on.

import { decodeAbiParameters, type Hex } from 'viem';
import { deepestFall } from './drawdown';
import { drawdownEvidence, floorEvidence } from './evidence';
import { depthOf } from './fall';
import { earliestBreach } from './floor';
import { follows, priceOf } from './rounds';
import type { DrawdownTerms, EventProof, EventTerms, FloorTerms, Limits, Round } from './types';

export type EventTrigger = ({ kind: 'floor' } & FloorTerms) | ({ kind: 'fall' } & DrawdownTerms);

/** What a proof still lacks. Prices have 18 decimals. */
export type Missing =
  | { kind: 'silent' }
  /** It stands where nothing is paid; `line` is where that begins. */
  | { kind: 'calm'; price: bigint; line: bigint }
  /** It stands where something is paid, but not yet long enough. */
  | { kind: 'brief'; since: number; seconds: number; rounds: number }
  /** Long enough, but nothing shows that it stood higher before. */
  | { kind: 'unrecovered'; since: number };

export type Found = { proof: EventProof } | { missing: Missing };

/** The proof that there is for a product, or what it lacks. Rounds of one phase, in order of id. */
export function watchEvent(rounds: readonly Round[], trigger: EventTrigger, limits: Limits = {}): Found {
  const proof =
    trigger.kind === 'floor' ? earliestBreach(rounds, trigger, limits) : deepestFall(rounds, trigger, limits);
  return proof ? { proof } : { missing: missingOf(rounds, trigger) };
}

/** The rounds up to the last one whose price `fits`, none left out. */
function runAtEnd(rounds: readonly Round[], { feed }: EventTerms, fits: (price: bigint) => boolean) {
  let first = rounds.length;
  for (let at = rounds.length - 1; at >= 0; at--) {
    const [round, next] = [rounds[at], rounds[at + 1]];
    const price = round && priceOf(round, feed);
    if (!round || price === null || price === undefined || !fits(price)) break;
    if (next && !follows(round, next, feed)) break;
    first = at;
  }
  return rounds.slice(first);
}

/** From where on something is paid: the floor, or the highest price of the window less the fall that pays nothing. */
export function payingLine(rounds: readonly Round[], trigger: EventTrigger): bigint | null {
  if (trigger.kind === 'floor') return trigger.floor;
  const last = rounds.at(-1);
  if (!last) return null;
  const recent = rounds.filter(({ updatedAt }) => updatedAt >= last.updatedAt - trigger.window);
  const peak = recent.reduce((high, round) => {
    const price = priceOf(round, trigger.feed) ?? 0n;
    return price > high ? price : high;
  }, 0n);
  return peak - (peak * trigger.start) / 10n ** 18n;
}

function missingOf(rounds: readonly Round[], trigger: EventTrigger): Missing {
  const last = rounds.at(-1);
  const price = last && priceOf(last, trigger.feed);
  const line = payingLine(rounds, trigger);
  if (!price || line === null) return { kind: 'silent' };
  if (price >= line) return { kind: 'calm', price, line };
  const run = runAtEnd(rounds, trigger, (each) => each < line);
  const [first, end] = [run[0], run.at(-1)];
  if (!first || !end) return { kind: 'unrecovered', since: last.updatedAt };
  const seconds = end.updatedAt - first.updatedAt;
  const isLong = seconds >= trigger.persistence && run.length >= trigger.minRounds;
  return isLong
    ? { kind: 'unrecovered', since: first.updatedAt }
    : { kind: 'brief', since: first.updatedAt, seconds, rounds: run.length };
}

/** A stretch of time that a proof rests on, with the price that counts in it. */
export type Mark = { name: string; from: number; until: number; price: bigint };

/** What a proof shows, to be drawn. */
export function marksOf(evidence: Hex, rounds: readonly Round[], trigger: EventTrigger): Mark[] {
  const between = (first: bigint, last: bigint) => rounds.filter(({ id }) => id >= first && id <= last);
  const mark = (name: string, run: readonly Round[], pick: (a: bigint, b: bigint) => bigint): Mark[] => {
    const [first, last] = [run[0], run.at(-1)];
    if (!first || !last) return [];
    const price = run.map((round) => priceOf(round, trigger.feed) ?? 0n).reduce(pick);
    return [{ name, from: first.updatedAt, until: last.updatedAt, price }];
  };
  const lower = (a: bigint, b: bigint) => (a < b ? a : b);
  const higher = (a: bigint, b: bigint) => (a > b ? a : b);
  if (trigger.kind === 'floor') {
    const [first, last] = decodeAbiParameters(floorEvidence, evidence);
    const isBelow = (price: bigint) => price < trigger.floor;
    return mark('Below the floor', runAtEnd(between(first, last), trigger, isBelow), higher);
  }
  const [peakFirst, peakLast, troughFirst, troughLast] = decodeAbiParameters(drawdownEvidence, evidence);
  const [peak, trough] = [between(peakFirst, peakLast), between(troughFirst, troughLast)];
  return [...mark('Peak', peak, lower), ...mark('Trough', trough, higher)];
}

/** How deep a proven fall was, 1e18 = 100 %; null where no fall is proven. */
export function depthOfMarks(marks: readonly Mark[]): bigint | null {
  const [peak, trough] = marks;
  return peak && trough ? depthOf(peak.price, trough.price) : null;
}
