import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SECONDS_A_DAY } from '@/lib/time';
import { foldSales, inForceOn, premiumByWeek, type SaleEvent } from './sales';

/** A Monday: 2 March 2026. */
const MONDAY = 20_514;
const at = (day: number) => (MONDAY + day) * SECONDS_A_DAY + 3_600;

const events: SaleEvent[] = [
  {
    ...{ time: at(0), kind: 'bought', cover: 1n, product: 1, amount: 70n, premium: 10n },
    ...{ startDay: MONDAY + 2, endDay: MONDAY + 12 },
  },
  {
    ...{ time: at(1), kind: 'bought', cover: 2n, product: 9, amount: 500n, premium: 99n },
    ...{ startDay: MONDAY + 2, endDay: MONDAY + 12 },
  },
  { time: at(8), kind: 'extended', cover: 1n, premium: 5n, endDay: MONDAY + 40 },
  { time: at(22), kind: 'cancelled', cover: 1n, refund: 3n, endDay: MONDAY + 23 },
  { time: at(23), kind: 'extended', cover: 2n, premium: 50n, endDay: MONDAY + 60 },
];

describe('what a pool sold', () => {
  const { sold, flows } = foldSales(events, new Set([1, 2]));

  it('follows a cover of its products and leaves out the others', () => {
    const amounts = [1, 2, 4, 5, 22, 23].map((day) => inForceOn(sold, MONDAY + day));
    assert.deepEqual(amounts, [0n, 70n, 70n, 70n, 70n, 0n]);
    assert.equal(
      flows.reduce((sum, flow) => sum + flow.paid - flow.refunded, 0n),
      12n,
    );
  });

  it('is shown by weeks from Monday, weeks without premium included', () => {
    assert.deepEqual(premiumByWeek(flows, at(23), 26), [
      { firstDay: MONDAY, paid: 10n, refunded: 0n },
      { firstDay: MONDAY + 7, paid: 5n, refunded: 0n },
      { firstDay: MONDAY + 14, paid: 0n, refunded: 0n },
      { firstDay: MONDAY + 21, paid: 0n, refunded: 3n },
    ]);
  });

  it('shows the last weeks only', () => {
    assert.deepEqual(
      premiumByWeek(flows, at(23), 2).map((week) => week.firstDay - MONDAY),
      [14, 21],
    );
    assert.deepEqual(premiumByWeek([], at(23), 26), []);
  });
});
