import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dayOf, formatDate, formatDuration, formatMoment, formatRelative, startOfDay } from './time';

describe('time in words', () => {
  it('is UTC', () => {
    assert.equal(formatDate(1_804_377_599), '6 Mar 2027');
    assert.equal(formatMoment(1_804_377_599), '6 Mar 2027, 23:59 UTC');
    assert.equal(dayOf(startOfDay(20_000) + 86_399), 20_000);
  });

  it('keeps the two largest units', () => {
    assert.equal(formatDuration(86_400), '1 day');
    assert.equal(formatDuration(3 * 86_400 + 4 * 3_600 + 59), '3 days 4 h');
    assert.equal(formatDuration(7_500), '2 h 5 min');
    assert.equal(formatDuration(61), '1 min 1 s');
    assert.equal(formatDuration(-5), '0 s');
  });

  it('says which way', () => {
    assert.equal(formatRelative(100, 40), 'in 1 min 0 s');
    assert.equal(formatRelative(40, 100), '1 min 0 s ago');
  });
});
