import assert from 'node:assert/strict';
import { test } from 'node:test';
import { amountAt, STEPS, stepOf } from './share';

const USD = 10n ** 6n;

test('the end of the slider is exactly what is available, and everything before it is whole units', () => {
  const capacity = 123_456n * USD + 789n;
  assert.equal(amountAt(STEPS, capacity, 6), capacity);
  for (let step = 1; step < STEPS; step++) assert.equal(amountAt(step, capacity, 6) % USD, 0n);
});

test('what is available in fractions of a unit can be chosen in fractions', () => {
  assert.equal(amountAt(50, 1_000n, 6), 500n);
});

test('a position leads to an amount and back', () => {
  const capacity = 123_456n * USD;
  for (const step of [0, 1, 10, 50, 99, STEPS])
    assert.equal(stepOf(amountAt(step, capacity, 6), capacity), step);
  assert.equal(stepOf(capacity * 3n, capacity), STEPS);
  assert.equal(stepOf(5n, 0n), 0);
});
