import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SECONDS_A_YEAR } from '@/lib/time';
import { WAD } from '@/lib/units';
import { premiumSplit, reserveGap, reserveTarget, yieldBySource } from './yield';

const percent = (value: number) => (WAD * BigInt(value * 100)) / 10_000n;

for (const decimals of [6, 18]) {
  const unit = 10n ** BigInt(decimals);
  const pool = {
    capital: 1_000n * unit,
    premiumPerYear: 100n * unit,
    feeBps: 1_000,
    reserveBps: 2_000,
    reserveTargetBps: 300,
    stressed: 500n * unit,
    reserve: 6n * unit,
  };

  describe(`yield by source, ${decimals} decimals`, () => {
    it('premiums go to fees, then to a reserve that is not full, then to the capital', () => {
      assert.equal(reserveTarget(pool), 15n * unit);
      assert.equal(reserveGap(pool), 9n * unit);
      assert.deepEqual(premiumSplit(pool), {
        premiums: 100n * unit,
        fees: 10n * unit,
        reserve: 18n * unit,
        capital: 72n * unit,
      });
      assert.deepEqual(yieldBySource(pool), {
        premiums: percent(10),
        fees: percent(1),
        reserve: percent(1.8),
        capital: percent(7.2),
        whenFull: percent(9),
        fullIn: SECONDS_A_YEAR / 2,
      });
    });

    it('a full reserve takes nothing', () => {
      const full = { ...pool, reserve: 15n * unit };
      assert.equal(reserveGap({ ...pool, reserve: 20n * unit }), 0n);
      assert.equal(premiumSplit(full).reserve, 0n);
      assert.equal(yieldBySource(full)?.capital, percent(9));
      assert.equal(yieldBySource(full)?.fullIn, null);
    });

    it('nothing fills a reserve without premiums, and without capital there is no yield', () => {
      assert.equal(yieldBySource({ ...pool, premiumPerYear: 0n })?.fullIn, null);
      assert.equal(yieldBySource({ ...pool, capital: 0n }), null);
    });
  });
}
