import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SECONDS_A_YEAR } from '@/lib/time';
import { WAD } from '@/lib/units';
import { premiumSplit, reserveGap, reserveTarget, yieldBySource } from './yield';

const percent = (value: number) => (WAD * BigInt(Math.round(value * 100))) / 10_000n;

for (const decimals of [6, 18]) {
  const unit = 10n ** BigInt(decimals);
  const pool = {
    capital: 1_000n * unit,
    premiumPerYear: 130n * unit,
    capitalPartPerYear: 100n * unit,
    expectedLossPerYear: 25n * unit,
    feeBps: 1_000,
    reserveBps: 2_000,
    reserveTargetBps: 300,
    stressed: 500n * unit,
    reserve: 6n * unit,
  };

  describe(`yield by source, ${decimals} decimals`, () => {
    it('fees, and a reserve that is not full, take from the capital part only', () => {
      assert.equal(reserveTarget(pool), 15n * unit);
      assert.equal(reserveGap(pool), 9n * unit);
      assert.deepEqual(premiumSplit(pool), {
        premiums: 130n * unit,
        fees: 10n * unit,
        reserve: 18n * unit,
        capital: 102n * unit,
        expectedLoss: 25n * unit,
        net: 77n * unit,
      });
      assert.deepEqual(yieldBySource(pool), {
        premiums: percent(13),
        fees: percent(1),
        reserve: percent(1.8),
        capital: percent(10.2),
        expectedLoss: percent(2.5),
        net: percent(7.7),
        fullIn: SECONDS_A_YEAR / 2,
      });
    });

    it('a full reserve takes nothing', () => {
      const full = { ...pool, reserve: 15n * unit };
      assert.equal(reserveGap({ ...pool, reserve: 20n * unit }), 0n);
      assert.equal(premiumSplit(full).reserve, 0n);
      assert.equal(yieldBySource(full)?.capital, percent(12));
      assert.equal(yieldBySource(full)?.fullIn, null);
    });

    it('the yield after expected losses can be negative', () => {
      assert.equal(yieldBySource({ ...pool, expectedLossPerYear: 110n * unit })?.net, -percent(0.8));
    });

    it('nothing fills a reserve without premiums, and without capital there is no yield', () => {
      const idle = { ...pool, premiumPerYear: 0n, capitalPartPerYear: 0n };
      assert.equal(yieldBySource(idle)?.fullIn, null);
      assert.equal(yieldBySource({ ...pool, capital: 0n }), null);
    });
  });
}
