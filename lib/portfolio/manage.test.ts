import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startOfDay } from '@/lib/time';
import { canCancel, endIfCancelled, lastDayToExtend, maxExtraDays, releaseDay, stateOf } from './manage';
import { pictureOf } from './picture';
import type { HeldCover } from './types';

const TODAY = 20_000;
const NOON = startOfDay(TODAY) + 43_200;
const USD = 10n ** 6n;

const coverOf = (more: Partial<HeldCover> = {}): HeldCover =>
  ({
    id: 1,
    product: { waitingDays: 2, minDays: 7, maxDays: 365 },
    pool: { reportDays: 14 },
    amount: 1_000n * USD,
    left: 1_000n * USD,
    startDay: TODAY - 10,
    endDay: TODAY + 90,
    isCancelled: false,
    ...more,
  }) as HeldCover;

describe('the state of a cover', () => {
  it('follows its days', () => {
    assert.equal(stateOf(coverOf(), NOON), 'inForce');
    assert.equal(stateOf(coverOf({ startDay: TODAY + 1 }), NOON), 'waiting');
    assert.equal(stateOf(coverOf({ endDay: TODAY }), NOON), 'ended');
  });

  it('says that it was cancelled, or that payouts used it up', () => {
    assert.equal(stateOf(coverOf({ isCancelled: true }), NOON), 'cancelled');
    assert.equal(stateOf(coverOf({ left: 0n }), NOON), 'usedUp');
  });
});

describe('changing a cover', () => {
  it('extends it until its waiting days before the end, up to the longest term', () => {
    assert.equal(lastDayToExtend(coverOf()), TODAY + 87);
    assert.equal(maxExtraDays(coverOf(), NOON), 275);
    assert.equal(maxExtraDays(coverOf({ startDay: TODAY + 5, endDay: TODAY + 95 }), NOON), 275);
    assert.equal(maxExtraDays(coverOf({ endDay: TODAY + 400 }), NOON), 0);
  });

  it('cancels it tonight, or before it begins', () => {
    assert.equal(endIfCancelled(coverOf(), NOON), TODAY + 1);
    assert.equal(endIfCancelled(coverOf({ startDay: TODAY + 3 }), NOON), TODAY + 3);
    assert.ok(canCancel(coverOf(), NOON));
    assert.ok(!canCancel(coverOf({ endDay: TODAY + 1 }), NOON));
    assert.ok(!canCancel(coverOf({ isCancelled: true }), NOON));
  });

  it('releases its capital one report window after the end', () => {
    assert.equal(releaseDay(coverOf()), TODAY + 104);
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
