import { encodeFloorEvidence } from './evidence';
import { chainsOf, lastingRuns, lasts, type Priced, type Run } from './rounds';
import type { EventProof, FloorTerms, Limits, Round } from './types';

/** The shortest evidence of a breach: the end of the recovery and the beginning of the fall, each just lasting. */
function proofOf(chain: readonly Priced[], recovery: Run, fall: Run, terms: FloorTerms): EventProof | null {
  let [from, to] = [recovery.to, fall.from];
  while (from > recovery.from && !lasts(chain, from, recovery.to, terms)) from--;
  while (to < fall.to && !lasts(chain, fall.from, to, terms)) to++;
  const [first, event, last] = [chain[from], chain[fall.from], chain[to]];
  if (!first || !event || !last) return null;
  const evidence = encodeFloorEvidence([first.id, last.id]);
  return { eventTime: event.updatedAt, severityBps: terms.severityBps, evidence };
}

/** A breach is a lasting run below the floor right after a lasting one at or above it: wicks between them do not count. */
const breachesOf = (chain: readonly Priced[], terms: FloorTerms): EventProof[] =>
  lastingRuns(chain, terms.floor, terms).flatMap((run, index, runs) => {
    const before = runs[index - 1];
    return run.isBelow && before && !before.isBelow ? (proofOf(chain, before, run, terms) ?? []) : [];
  });

/** The earliest event that PriceFloorTrigger accepts, with the shortest evidence; rounds of one phase, in order of id. */
export function earliestBreach(
  rounds: readonly Round[],
  terms: FloorTerms,
  { eventFrom = 0 }: Limits = {},
): EventProof | null {
  const breaches = chainsOf(rounds, terms)
    .flatMap((chain) => breachesOf(chain, terms))
    .filter(({ eventTime }) => eventTime >= eventFrom);
  return breaches.reduce<EventProof | null>(
    (best, breach) => (best && best.eventTime < breach.eventTime ? best : breach),
    null,
  );
}
