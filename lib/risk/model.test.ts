import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ProductSummary } from '@/lib/cover/types';
import { DEFAULT_ASSUMPTIONS } from './calibration';
import { expectationsOf, formatEstimate, formatShare, modelPools } from './model';
import type { RiskPool } from './types';

const product = (id: number, rate: bigint, exposure: bigint) =>
  ({ id, name: `Product ${id}`, group: 0, peril: 'exploit', rate, exposure }) as ProductSummary;

/** What the model reads of a pool. */
const poolOf = (decimals: number) =>
  ({
    address: '0x1',
    asset: { decimals },
    reserve: 10n ** BigInt(decimals),
    capital: 1_000n * 10n ** BigInt(decimals),
    premiumPerYear: 30n * 10n ** BigInt(decimals),
    rhoBps: 2_500,
    products: [
      product(1, 10n ** 16n, 500n * 10n ** BigInt(decimals)),
      product(2, 3n * 10n ** 16n, 500n * 10n ** BigInt(decimals)),
    ],
  }) as unknown as RiskPool;

describe('the model of a pool', () => {
  it('is the same for an asset of 6 and of 18 decimals', () => {
    const [six] = modelPools([poolOf(6)], DEFAULT_ASSUMPTIONS);
    const [eighteen] = modelPools([poolOf(18)], DEFAULT_ASSUMPTIONS);
    assert.deepEqual(six, eighteen);
    assert.equal(six?.between, 0.25);
    assert.equal(six?.capital, 1_000);
  });

  it('splits the whole premium income among its products', () => {
    const pool = poolOf(6);
    const [model] = modelPools([pool], DEFAULT_ASSUMPTIONS);
    assert.ok(model);
    const [first, second] = expectationsOf(pool, model);
    assert.equal(first?.premium, 7.5);
    assert.equal(second?.premium, 22.5);
    // price says how often and what it earns: the loss ratio is the same
    assert.ok(Math.abs((first?.ratio ?? 0) - (second?.ratio ?? 1)) < 1e-12);
  });

  it('has no ratio without premium', () => {
    const pool = { ...poolOf(6), premiumPerYear: 0n };
    const [model] = modelPools([pool], DEFAULT_ASSUMPTIONS);
    assert.ok(model);
    assert.equal(expectationsOf(pool, model)[0]?.ratio, null);
  });
});

describe('estimates in words', () => {
  it('are short', () => {
    assert.equal(formatEstimate(1_240_000.4), '1.24m');
    assert.equal(formatEstimate(0), '0');
    assert.equal(formatShare(0.0345), '3.5\u00a0%');
    assert.equal(formatShare(0.00001, 2), '<0.01\u00a0%');
    assert.equal(formatShare(0, 2), '0\u00a0%');
  });
});
