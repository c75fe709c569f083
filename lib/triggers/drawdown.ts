import { WAD } from '@/lib/units';
import { encodeDrawdownEvidence } from './evidence';
import { priceOf, runFrom } from './rounds';
import type { DrawdownTerms, EventProof, Limits, Round } from './types';

type Run = { rounds: Round[]; from: number; until: number; low: bigint; high: bigint };

const smaller = (a: bigint, b: bigint) => (a < b ? a : b);
const larger = (a: bigint, b: bigint) => (a > b ? a : b);

/** Depth of a fall, 1e18 = 100 %, rounded down. */
export const depthOf = (peak: bigint, trough: bigint): bigint =>
  trough < peak ? ((peak - trough) * WAD) / peak : 0n;

/** What a fall of a depth pays, rounded down; 0 if it is no event. */
export function severityOf(depth: bigint, terms: Pick<DrawdownTerms, 'start' | 'full' | 'maxSeverityBps'>) {
  if (depth <= terms.start) return 0;
  const counted = smaller(depth, terms.full) - terms.start;
  return Number((BigInt(terms.maxSeverityBps) * counted) / (terms.full - terms.start));
}

/** The shortest run from each round on: a longer one has a lower peak and a higher trough. */
function runsOf(rounds: readonly Round[], terms: DrawdownTerms): Run[] {
  return rounds.flatMap((first, index) => {
    const run = runFrom(rounds, index, terms);
    const last = run?.at(-1);
    if (!run || !last) return [];
    const prices = run.map((round) => priceOf(round, terms.feed) ?? 0n);
    const [low, high] = [prices.reduce(smaller), prices.reduce(larger)];
    return [{ rounds: run, from: first.updatedAt, until: last.updatedAt, low, high }];
  });
}

/** The cheap questions first: they are asked of every pair of runs. */
const isAfter = (peak: Run, trough: Run, { window }: DrawdownTerms): boolean =>
  trough.from - peak.from <= window &&
  trough.from >= peak.until &&
  (trough.rounds[0]?.id ?? 0n) > (peak.rounds.at(-1)?.id ?? 0n);

const idsOf = ({ rounds }: Run) => rounds.map(({ id }) => id);

/**
 * The deepest fall that DrawdownTrigger accepts; of several that pay the same, the earliest event, and of those the latest
 * peak. Rounds of one phase, in order of id.
 */
export function deepestFall(
  rounds: readonly Round[],
  terms: DrawdownTerms,
  { notBefore = 0, eventFrom = 0 }: Limits = {},
): EventProof | null {
  const runs = runsOf(
    rounds.filter(({ updatedAt }) => updatedAt >= notBefore),
    terms,
  );
  let best: Candidate | undefined;
  for (const trough of runs.filter(({ from }) => from >= eventFrom)) {
    for (const peak of runs) {
      if (!isAfter(peak, trough, terms)) continue;
      const severityBps = severityOf(depthOf(peak.low, trough.high), terms);
      const candidate = { peak, trough, severityBps };
      if (severityBps > 0 && (!best || isPreferred(candidate, best))) best = candidate;
    }
  }
  return best ? proofOf(best) : null;
}

type Candidate = { peak: Run; trough: Run; severityBps: number };

function isPreferred(candidate: Candidate, best: Candidate): boolean {
  if (candidate.severityBps !== best.severityBps) return candidate.severityBps > best.severityBps;
  if (candidate.trough.from !== best.trough.from) return candidate.trough.from < best.trough.from;
  return candidate.peak.from > best.peak.from;
}

const proofOf = ({ peak, trough, severityBps }: Candidate): EventProof => ({
  since: peak.from,
  eventTime: trough.from,
  severityBps,
  evidence: encodeDrawdownEvidence(idsOf(peak), idsOf(trough)),
});
