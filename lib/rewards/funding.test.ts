import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { endAfter, lowersRate, minAmount, minDays, rateAfter } from './funding';

const SCALE = 1n << 32n;
const DAY = 86_400;
const NOW = 1_000_000;

const none = { endsAt: 0, rate: 0n };
const running = { endsAt: NOW + 10 * DAY, rate: 4n * SCALE };

describe('the end', () => {
  it('is free while nothing is paid', () => {
    assert.equal(minDays(none, NOW), 1);
    assert.equal(minDays({ ...running, endsAt: NOW }, NOW), 1);
    assert.equal(endAfter(none, 30, NOW), NOW + 30 * DAY);
  });

  it('is not before that of earlier fundings', () => {
    assert.equal(minDays(running, NOW), 10);
    assert.equal(endAfter(running, 10, NOW), running.endsAt);
    assert.equal(endAfter(running, 11, NOW), NOW + 11 * DAY);
    assert.equal(minDays({ ...running, endsAt: running.endsAt - 1 }, NOW), 10, 'part of a day counts');
    assert.equal(endAfter({ ...running, endsAt: running.endsAt - 1 }, 10, NOW), running.endsAt - 1);
  });
});

describe('the rate', () => {
  it('divides what is new by the time', () => {
    assert.equal(rateAfter(none, 500n, NOW + 100, NOW), 5n * SCALE);
  });

  it('adds the rest of earlier fundings', () => {
    const amount = 10n * BigInt(DAY);
    // ten days at 4 and 10 days' seconds more: 5 over the same ten days, 2.5 over twenty
    assert.equal(rateAfter(running, amount, NOW + 10 * DAY, NOW), 5n * SCALE);
    assert.equal(rateAfter(running, amount, NOW + 20 * DAY, NOW), (5n * SCALE) / 2n);
  });

  it('must not fall', () => {
    const amount = 10n * BigInt(DAY);
    assert.equal(lowersRate(running, amount, NOW + 10 * DAY, NOW), false);
    assert.equal(lowersRate(running, amount, NOW + 20 * DAY, NOW), true);
    assert.equal(lowersRate(none, 1n, NOW + 20 * DAY, NOW), false);
  });
});

describe('the least amount', () => {
  it('counts each week that is added, once when none is', () => {
    assert.equal(minAmount({ ...none, minimum: 100n }, NOW + 14 * DAY, NOW), 200n);
    assert.equal(minAmount({ ...none, minimum: 100n }, NOW + 14 * DAY + 1, NOW), 300n);
    assert.equal(minAmount({ ...running, minimum: 100n }, running.endsAt, NOW), 100n);
    assert.equal(minAmount({ ...running, minimum: 100n }, running.endsAt + 8 * DAY, NOW), 200n);
  });
});
