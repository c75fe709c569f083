/**
 * How many requests had to wait for one another: the longest chain in which each began after the last one had ended. For one
 * page view these are its round trips.
 * @param {{ from: number, to: number }[]} spans
 */
export function roundsOf(spans) {
  let rounds = 0;
  let free = Number.NEGATIVE_INFINITY;
  for (const { from, to } of [...spans].sort((a, b) => a.to - b.to)) {
    if (from < free) continue;
    rounds += 1;
    free = to;
  }
  return rounds;
}

/** Counts of requests, calls by method, faults, and dependent rounds. */
export function tally() {
  let spans = [];
  let calls = {};
  let faults = { limited: 0, broken: 0, lagging: 0 };

  return {
    /** Counts a request. Returns a function to call when the answer was sent. */
    begin(batch) {
      for (const { method } of batch) calls[method] = (calls[method] ?? 0) + 1;
      const span = { from: performance.now(), to: Number.POSITIVE_INFINITY };
      spans.push(span);
      return ({ isLimited, isBroken, isLagging }) => {
        span.to = performance.now();
        if (isLimited) faults.limited += 1;
        else if (isBroken) faults.broken += 1;
        if (isLagging && !isLimited) faults.lagging += 1;
      };
    },
    read(isReset) {
      const counts = { requests: spans.length, rounds: roundsOf(spans), calls, faults };
      if (isReset) [spans, calls, faults] = [[], {}, { limited: 0, broken: 0, lagging: 0 }];
      return counts;
    },
  };
}
