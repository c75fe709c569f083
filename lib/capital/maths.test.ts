import assert from 'node:assert/strict';
import { it } from 'node:test';
import { WAD } from '@/lib/units';
import {
  bindingRequirement,
  flowPerYear,
  requiredOf,
  secondsLeft,
  sharePrice,
  solvencyRatio,
  totalsByAsset,
} from './maths';
import type { PoolSummary } from './types';

it('a share is at par when it is paid what it costs, for 6 and for 18 decimals', () => {
  for (const unit of [10n ** 6n, 10n ** 18n]) {
    assert.equal(sharePrice(500n * unit, 500n * unit * 1_000n), WAD);
    assert.equal(sharePrice(0n, 0n), WAD);
  }
});

it('a flow is shown for a year, and how long a stock lasts', () => {
  assert.equal(flowPerYear(3n << 16n), 3n * 31_536_000n);
  assert.equal(secondsLeft(86_400n, 2n << 16n), 43_200);
  assert.equal(secondsLeft(86_400n, 0n), null);
});

it('solvency is capital divided by required capital, and the largest limit decides', () => {
  assert.equal(solvencyRatio({ capital: 300n, required: 120n }), (WAD * 5n) / 2n);
  assert.equal(solvencyRatio({ capital: 300n, required: 0n }), null);
  assert.equal(bindingRequirement({ byStress: 2n, byGroup: 1n, byLeverage: 1n }), 'byStress');
  assert.equal(bindingRequirement({ byStress: 1n, byGroup: 3n, byLeverage: 2n }), 'byGroup');
  assert.equal(bindingRequirement({ byStress: 1n, byGroup: 2n, byLeverage: 3n }), 'byLeverage');
  assert.equal(requiredOf({ byStress: 1n, byGroup: 2n, byLeverage: 3n }), 3n);
});

it('pools of different assets are not added up', () => {
  const pool = (asset: string, capital: bigint) =>
    ({ asset: { address: asset }, capital, required: 1n, exposure: 2n, premiumPerYear: 3n }) as PoolSummary;
  const totals = totalsByAsset([pool('0xa', 10n), pool('0xb', 5n * WAD), pool('0xa', 30n)]);
  assert.deepEqual(
    totals.map(({ asset, capital, pools }) => [asset.address, capital, pools.length]),
    [
      ['0xa', 40n, 2],
      ['0xb', 5n * WAD, 1],
    ],
  );
});
