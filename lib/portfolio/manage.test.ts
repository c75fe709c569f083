import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startOfDay } from '@/lib/time';
import { WAD } from '@/lib/units';
import {
  canCancel,
  claimFreeAfter,
  endIfCancelled,
  increaseTerm,
  mostExtraDays,
  noClaimsDiscount,
  savedBy,
  stateOf,
  unearnedOf,
  unpackRate,
  waitingIncreases,
} from './manage';
import { pictureOf } from './picture';
import type { HeldCover } from './types';

const TODAY = 20_000;
const NOON = startOfDay(TODAY) + 43_200;
const USD = 10n ** 6n;

const coverOf = (more: Partial<HeldCover> = {}): HeldCover =>
  ({
    id: 1,
    product: { waitingDays: 2, minDays: 7, maxDays: 365 },
    amount: 1_000n * USD,
    startDay: TODAY - 10,
    endDay: TODAY + 90,
    rate: 5n << 32n,
    claimFreeDay: TODAY - 10,
    ...more,
  }) as HeldCover;

describe('a packed rate', () => {
  it('is its mantissa, shifted by its exponent', () => {
    assert.equal(unpackRate(0n), 0n);
    assert.equal(unpackRate((123n << 8n) | 0n), 123n);
    assert.equal(unpackRate((123n << 8n) | 20n), 123n << 20n);
    assert.equal(unpackRate((((1n << 48n) - 1n) << 8n) | 207n), ((1n << 48n) - 1n) << 207n);
  });

  it('tells what is not earned yet, to the second, rounded down', () => {
    assert.equal(unearnedOf({ rate: 5n << 32n, endDay: TODAY + 1 }, NOON), 5n * 43_200n);
    assert.equal(unearnedOf({ rate: 1n, endDay: TODAY + 1 }, NOON), 0n);
    assert.equal(unearnedOf({ rate: 5n << 32n, endDay: TODAY }, NOON), 0n);
  });
});

describe('the state of a cover', () => {
  it('follows its days, and a rate of nothing means cancelled', () => {
    assert.equal(stateOf(coverOf(), NOON), 'inForce');
    assert.equal(stateOf(coverOf({ startDay: TODAY + 1 }), NOON), 'waiting');
    assert.equal(stateOf(coverOf({ endDay: TODAY }), NOON), 'ended');
    assert.equal(stateOf(coverOf({ rate: 0n }), NOON), 'cancelled');
  });
});

describe('an extension', () => {
  it('may fill the longest term, counted from today once the cover began', () => {
    assert.equal(mostExtraDays(coverOf(), NOON), 275);
    assert.equal(mostExtraDays(coverOf({ startDay: TODAY + 3, endDay: TODAY + 363 }), NOON), 5);
    assert.equal(mostExtraDays(coverOf({ endDay: TODAY + 365 }), NOON), 0);
  });

  it('is discounted in proportion to the days without a loss, a year at most', () => {
    const discount = (claimFreeDay: number, lastLossDay = 0) =>
      noClaimsDiscount(1_500, { claimFreeDay, lastLossDay }, NOON);
    assert.equal(discount(TODAY - 365), (WAD * 15n) / 100n);
    assert.equal(discount(TODAY - 900), (WAD * 15n) / 100n);
    assert.equal(discount(TODAY - 73), (WAD * 3n) / 100n);
    assert.equal(discount(TODAY - 365, TODAY - 73), (WAD * 3n) / 100n);
    assert.equal(discount(TODAY + 4), 0n);
  });

  it('saves the discount of the whole premium', () => {
    assert.equal(savedBy((WAD * 15n) / 100n, 85n), 15n);
    assert.equal(savedBy(0n, 85n), 0n);
  });
});

describe('an increase', () => {
  it('waits like a new cover and runs to the end of the old one', () => {
    assert.deepEqual(increaseTerm(coverOf(), NOON), { startDay: TODAY + 3, days: 87 });
    assert.equal(increaseTerm(coverOf({ endDay: TODAY + 2 }), NOON).days, 0);
  });

  it('moves the claim-free day by its weight, rounded up', () => {
    assert.equal(claimFreeAfter(coverOf(), 1_000n * USD, TODAY + 4), TODAY - 3);
    assert.equal(claimFreeAfter(coverOf(), 1n, TODAY + 4), TODAY - 9);
  });

  it('is listed until it is in force, those of one day together', () => {
    const increases = [
      { amount: 5n, startDay: TODAY + 4 },
      { amount: 1n, startDay: TODAY },
      { amount: 2n, startDay: TODAY + 1 },
      { amount: 3n, startDay: TODAY + 4 },
    ];
    assert.deepEqual(waitingIncreases(increases, NOON), [
      { amount: 2n, startDay: TODAY + 1 },
      { amount: 8n, startDay: TODAY + 4 },
    ]);
  });
});

describe('a cancellation', () => {
  it('ends a cover tonight, or at once when it has not begun', () => {
    assert.equal(endIfCancelled(coverOf(), NOON), TODAY + 1);
    assert.equal(endIfCancelled(coverOf({ startDay: TODAY + 1 }), NOON), TODAY);
  });

  it('needs a day to give back', () => {
    assert.equal(canCancel(coverOf(), NOON), true);
    assert.equal(canCancel(coverOf({ endDay: TODAY + 1 }), NOON), false);
    assert.equal(canCancel(coverOf({ startDay: TODAY + 1, endDay: TODAY + 2 }), NOON), true);
    assert.equal(canCancel(coverOf({ rate: 0n }), NOON), false);
  });
});

describe("a cover's picture", () => {
  const uri = (metadata: unknown) =>
    `data:application/json;base64,${Buffer.from(JSON.stringify(metadata)).toString('base64')}`;

  it('is taken from metadata that lives on chain', () => {
    const image = 'data:image/svg+xml;base64,PHN2Zy8+';
    assert.equal(pictureOf(uri({ name: 'Cover', image })), image);
  });

  it('is nothing from elsewhere', () => {
    assert.equal(pictureOf('https://example.org/1.json'), null);
    assert.equal(pictureOf(uri({ image: 'https://example.org/1.svg' })), null);
    assert.equal(pictureOf('data:application/json;base64,e'), null);
  });
});
