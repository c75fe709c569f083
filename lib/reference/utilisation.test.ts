// The meter of utilisation is kept in units and in steps, as the contracts keep it; here it is compared with the plain
// integral of exposure over capital, part by part and second by second, within what the units round off.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { historyOf } from './history';
import { atLeastZero, least, most, sum } from './integers';
import { sync, usedNow } from './time';
import type { Part, State } from './types';

const HISTORIES = 40;
const FINE = 1n << 200n;
const UNIT = 1n << 40n;
const METER = 1n << 88n;

/** Seconds for which a part was exposed, each over the capital that there was, scaled by 2^200. */
function plain(state: State, { amount, from, until }: Part): bigint {
  const spans = state.bases.map(({ since, capital }, index) => {
    const next = state.bases[index + 1]?.since ?? state.now;
    const seconds = least(next, until ?? state.now) - most(since, from);
    return (amount * atLeastZero(seconds) * FINE) / most(capital, 1n);
  });
  return sum(spans);
}

test('utilisation is the integral of exposure over capital', () => {
  for (let seed = 1; seed <= HISTORIES; seed++) {
    const { setup, end } = historyOf(seed);
    sync(setup, end);
    end.lines.forEach(({ uses }, line) => {
      const parts = [...end.parts, ...end.withdrawn].filter((part) => part.line === line);
      const exact = (sum(parts.map((part) => plain(end, part))) * UNIT) / FINE;
      const found = usedNow(end, line, 0n);
      // Each note rounds one unit off, and the meter, once in each span, one 2^88th of a second a unit of exposure.
      const notes = BigInt(uses.length + end.bases.length + 1);
      const tolerance = notes * (2n + (2n * sum(parts.map(({ amount }) => amount)) * UNIT) / METER);
      const gap = found > exact ? found - exact : exact - found;
      assert.ok(gap <= tolerance, `seed ${seed}, line ${line}: ${found} is not ${exact} within ${tolerance}`);
    });
  }
});
