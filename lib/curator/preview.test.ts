import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PoolSummary } from '@/lib/capital/types';
import type { ProductSummary } from '@/lib/cover/types';
import { WAD } from '@/lib/units';
import { previewOf } from './preview';

const USD = 10n ** 6n;
const percent = (value: bigint) => (WAD * value) / 100n;
const address = '0x0000000000000000000000000000000000000001' as const;

const pool = {
  address,
  asset: { address, symbol: 'dUSD', name: '', decimals: 6 },
  capital: 1_000_000n * USD,
  atRisk: 0n,
  level: WAD,
  poolExperience: WAD,
  ...{ marginBps: 10_000, rhoBps: 1_500, groupCapBps: 3_000, leverageBps: 40_000 },
} as unknown as PoolSummary;
const curve = [
  { utilisation: 0n, cost: percent(2n) },
  { utilisation: percent(70n), cost: percent(4n) },
  { utilisation: WAD, cost: percent(20n) },
];
const numbers = { group: 0n, weightBps: 7_500n, shareBps: 2_000n, riskRate: percent(1n) };
const listed = {
  ...{ pool: address, group: 1, weightBps: 7_500, shareBps: 2_000 },
  exposure: 200_000n * USD,
} as unknown as ProductSummary;

describe('what a new product would mean', () => {
  it('alone in a pool it binds its stress-weighted amount', () => {
    const { capacity, amount, before, after, required, expectedLoss, capitalCost } = previewOf(
      pool,
      [],
      curve,
      numbers,
    );
    assert.equal(capacity, 200_000n * USD);
    assert.equal(amount, 100_000n * USD);
    assert.equal(before, 0n);
    assert.equal(after, 75_000n * USD);
    assert.equal(required, 333_333_333_334n, 'the group cap decides');
    assert.equal(expectedLoss, percent(1n));
    assert.ok(capitalCost > percent(1n) && capitalCost < percent(2n));
  });

  it('beside products of other groups it binds less', () => {
    const { before, after } = previewOf(pool, [listed], curve, numbers);
    assert.equal(before, 150_000n * USD);
    assert.ok(after - before < 75_000n * USD);
  });

  it('products of other pools do not count, and an unfinished form sells nothing', () => {
    const other = { ...listed, pool: '0x0000000000000000000000000000000000000002' } as const;
    assert.equal(previewOf(pool, [other], curve, numbers).before, 0n);
    const unfinished = previewOf(pool, [], curve, {});
    assert.deepEqual([unfinished.capacity, unfinished.capitalCost], [0n, 0n]);
  });
});
