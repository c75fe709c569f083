import { encodeFloorEvidence } from './evidence';
import { follows, priceOf, runFrom } from './rounds';
import type { EventProof, FloorTerms, Limits, Round } from './types';

/** The shortest stretch at or above the floor that ends with `breach` and lasts; without the breach itself. */
function recoveryBefore(rounds: readonly Round[], breach: number, { feed, floor, persistence }: FloorTerms) {
  const event = rounds[breach];
  for (let at = breach - 1; event && at >= 0; at--) {
    const [round, next] = [rounds[at], rounds[at + 1]];
    const price = round && priceOf(round, feed);
    if (!round || !next || !price || price < floor || !follows(round, next, feed)) return null;
    if (event.updatedAt - round.updatedAt >= persistence) return rounds.slice(at, breach);
  }
  return null;
}

/** The earliest event that PriceFloorTrigger accepts, with the least evidence; rounds of one phase, in order of id. */
export function earliestBreach(
  rounds: readonly Round[],
  terms: FloorTerms,
  { notBefore = 0, eventFrom = 0 }: Limits = {},
): EventProof | null {
  const known = rounds.filter(({ updatedAt }) => updatedAt >= notBefore);
  let best: EventProof | null = null;
  for (const [index, event] of known.entries()) {
    if (event.updatedAt < eventFrom || (best && event.updatedAt >= best.eventTime)) continue;
    const breach = runFrom(known, index, terms, (price) => price < terms.floor);
    const recovery = breach && recoveryBefore(known, index, terms);
    const since = recovery?.[0]?.updatedAt;
    if (!breach || !recovery || since === undefined) continue;
    const evidence = encodeFloorEvidence([...recovery, ...breach].map(({ id }) => id));
    best = { since, eventTime: event.updatedAt, severityBps: terms.severityBps, evidence };
  }
  return best;
}
