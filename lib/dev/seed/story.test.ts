import assert from 'node:assert/strict';
import { it } from 'node:test';
import { PRESENT_DAY, PRICES } from './story';

it('the story’s prices are in order and before the present', () => {
  for (const prices of Object.values(PRICES)) {
    const days = prices.map(([day]) => day);
    assert.deepEqual(
      days,
      days.toSorted((a, b) => a - b),
    );
    assert.ok(Math.max(...days) < PRESENT_DAY, `${Math.max(...days)} is later than day ${PRESENT_DAY}`);
  }
});
