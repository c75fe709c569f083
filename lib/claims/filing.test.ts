import assert from 'node:assert/strict';
import { it } from 'node:test';
import { eventWindow, fieldFromTime, filingWaits, timeFromField } from './filing';

const day = 86_400;
const cover = { startDay: 100, endDay: 110, reportDays: 14 };

it('events are fileable while the cover is in force and the report window lasts', () => {
  assert.deepEqual(eventWindow(cover, 105 * day), { earliest: 100 * day, latest: 105 * day - 1 });
  assert.deepEqual(eventWindow(cover, 120 * day), { earliest: 106 * day, latest: 110 * day - 1 });
});

it('before and after, the reason is told', () => {
  assert.match(String(filingWaits(cover, 99 * day)), /takes effect/);
  assert.equal(filingWaits(cover, 105 * day), null);
  assert.match(String(filingWaits(cover, 124 * day)), /is over/);
});

it('a field holds UTC', () => {
  assert.equal(fieldFromTime(1_800_000_000), '2027-01-15T08:00');
  assert.equal(timeFromField('2027-01-15T08:00'), 1_800_000_000);
  assert.equal(timeFromField(''), null);
});
