import { WAD } from '@/lib/units';
import { encodeDrawdownEvidence, type Range } from './evidence';
import { depthOf, severityOf } from './fall';
import { chainsOf, lastingRuns, lasts, type Priced } from './rounds';
import type { DrawdownTerms, EventProof, Limits, Round } from './types';

/** A run of a chain that just lasts, by places, with the prices that count. */
type Stretch = { from: number; to: number; low: bigint; high: bigint };
type Candidate = { chain: readonly Priced[]; peak: Stretch; trough: Stretch; severityBps: number };

const smaller = (a: bigint, b: bigint) => (a < b ? a : b);
const larger = (a: bigint, b: bigint) => (a > b ? a : b);

/** The smallest price whose depth from a peak is not greater than `start`: below it, the price has fallen. */
function floorBelow(peak: bigint, { start }: Pick<DrawdownTerms, 'start'>): bigint {
  const fall = peak * (start + 1n);
  return peak - (fall + WAD - 1n) / WAD + 1n;
}

/** The shortest lasting run from each round on: a longer one has a lower peak and a higher trough. */
function stretchesOf(chain: readonly Priced[], terms: DrawdownTerms): Stretch[] {
  return chain.flatMap((_, from) => {
    let to = from;
    while (to < chain.length && !lasts(chain, from, to, terms)) to++;
    if (to === chain.length) return [];
    const prices = chain.slice(from, to + 1).map(({ price }) => price);
    return [{ from, to, low: prices.reduce(smaller), high: prices.reduce(larger) }];
  });
}

/** The highest peak that a trough can be measured from, below a price if one is given; of equals the latest. */
function peakOf(
  chain: readonly Priced[],
  stretches: readonly Stretch[],
  trough: Stretch,
  { window, under }: { window: number; under?: bigint },
): Stretch | null {
  const earliest = (chain[trough.from]?.updatedAt ?? 0) - window;
  let best: Stretch | null = null;
  for (const peak of stretches) {
    if (peak.to >= trough.from) break;
    if ((chain[peak.from]?.updatedAt ?? 0) < earliest || (under !== undefined && peak.low >= under)) continue;
    if (!best || peak.low >= best.low) best = peak;
  }
  return best;
}

/** When the fall from a peak to a trough began: the first lasting run below its floor after the last lasting recovery. */
function eventTimeOf({ chain, peak, trough }: Candidate, terms: DrawdownTerms): number | null {
  const floor = floorBelow(peak.low, terms);
  const runs = lastingRuns(chain, floor, terms, { from: peak.to + 1, to: trough.to });
  const fall = runs[runs.findLastIndex(({ isBelow }) => !isBelow) + 1];
  return (fall && chain[fall.from]?.updatedAt) ?? null;
}

/** For each trough the fall from its highest peak: no other shows a larger severity or an earlier event. */
function fallsOf(chain: readonly Priced[], terms: DrawdownTerms, eventFrom: number): Candidate[] {
  const stretches = stretchesOf(chain, terms);
  const { window } = terms;
  return stretches.flatMap((trough) => {
    if ((chain[trough.to]?.updatedAt ?? 0) < eventFrom) return [];
    for (let peak = peakOf(chain, stretches, trough, { window }); peak; ) {
      const severityBps = severityOf(depthOf(peak.low, trough.high), terms);
      if (severityBps === 0) return [];
      const fall = { chain, peak, trough, severityBps };
      // an event before that cannot be filed, but a later one from a lower peak can
      if (eventFrom === 0 || (eventTimeOf(fall, terms) ?? 0) >= eventFrom) return [fall];
      peak = peakOf(chain, stretches, trough, { window, under: peak.low });
    }
    return [];
  });
}

const rangeOf = (chain: readonly Priced[], { from, to }: Stretch): Range => [
  chain[from]?.id ?? 0n,
  chain[to]?.id ?? 0n,
];

/**
 * The deepest fall that DrawdownTrigger accepts; of several that pay the same, the earliest event and the earliest trough:
 * the evidence costs gas by the round. Rounds of one phase, in order of id.
 */
export function deepestFall(
  rounds: readonly Round[],
  terms: DrawdownTerms,
  { eventFrom = 0 }: Limits = {},
): EventProof | null {
  const falls = chainsOf(rounds, terms).flatMap((chain) => fallsOf(chain, terms, eventFrom));
  const severityBps = falls.reduce((max, fall) => Math.max(max, fall.severityBps), 0);
  let best: EventProof | null = null;
  for (const fall of falls.filter((each) => each.severityBps === severityBps)) {
    const eventTime = eventTimeOf(fall, terms);
    if (eventTime === null || (best && best.eventTime <= eventTime)) continue;
    const evidence = encodeDrawdownEvidence(rangeOf(fall.chain, fall.peak), rangeOf(fall.chain, fall.trough));
    best = { eventTime, severityBps, evidence };
  }
  return best;
}
