import assert from 'node:assert/strict';
import { it } from 'node:test';
import { SECONDS_A_DAY } from '@/lib/time';
import { timeTicks } from './time-ticks';

const NINE = Date.UTC(2026, 2, 2, 9) / 1000;
const labels = (seconds: number) => timeTicks(NINE, NINE + seconds).map(({ label }) => label);

it('labels an axis of time by dates', () => {
  assert.deepEqual(labels(90 * SECONDS_A_DAY), ['2 Mar', '1 Apr', '1 May', '31 May']);
});

it('says the time of day where dates would repeat', () => {
  assert.deepEqual(labels(3 * 3600), [
    '2 Mar, 09:00 UTC',
    '2 Mar, 10:00 UTC',
    '2 Mar, 11:00 UTC',
    '2 Mar, 12:00 UTC',
  ]);
  assert.deepEqual(labels(SECONDS_A_DAY).at(-1), '3 Mar, 09:00 UTC');
});

it('says one moment once', () => {
  assert.deepEqual(labels(0), ['2 Mar, 09:00 UTC']);
});

it('has room for its labels on a phone, and for all of them on a wide chart', () => {
  const CHARACTER = 6.6;
  const isClear = (ticks: ReturnType<typeof timeTicks>, width: number) =>
    ticks.every(({ at, label }, index) => {
      const before = ticks[index - 1];
      const begin = at * (width - label.length * CHARACTER);
      const end = before ? before.at * width + (1 - before.at) * before.label.length * CHARACTER : 0;
      return begin >= end;
    });
  for (const days of [0.1, 1, 3, 5, 90]) {
    const ticks = timeTicks(NINE + 20 * SECONDS_A_DAY, NINE + (20 + days) * SECONDS_A_DAY);
    assert.ok(
      isClear(
        ticks.filter(({ isExtra }) => !isExtra),
        250,
      ),
      `${days} days on a phone`,
    );
    assert.ok(isClear(ticks, 512), `${days} days`);
  }
});
