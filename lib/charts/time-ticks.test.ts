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
  assert.deepEqual(labels(3 * 3600), ['2 Mar, 09:00', '2 Mar, 10:00', '2 Mar, 11:00', '2 Mar, 12:00']);
  assert.deepEqual(labels(SECONDS_A_DAY).at(-1), '3 Mar, 09:00');
});

it('says one moment once', () => {
  assert.deepEqual(labels(0), ['2 Mar, 09:00']);
});
