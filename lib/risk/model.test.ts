import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Peril, ProductSummary } from '@/lib/cover/types';
import { baseFrequency, DEFAULT_ASSUMPTIONS, meanSeverity, severityOf } from './calibration';
import { byPeril, expectationsOf, formatEstimate, formatShare, modelPools } from './model';
import type { RiskPool } from './types';

const product = (id: number, peril: Peril, riskRate: bigint, exposure: bigint) =>
  ({
    id,
    name: `Product ${id}`,
    group: 0,
    peril,
    riskRate,
    assessedRate: 2n * riskRate,
    exposure,
  }) as ProductSummary;

/** The fields of a pool that the model reads. */
const poolOf = (decimals: number) =>
  ({
    address: '0x1',
    asset: { decimals },
    reserve: 10n ** BigInt(decimals),
    capital: 1_000n * 10n ** BigInt(decimals),
    rhoBps: 1_500,
    products: [
      product(1, 'exploit', 10n ** 16n, 500n * 10n ** BigInt(decimals)),
      product(2, 'depeg', 3n * 10n ** 16n, 500n * 10n ** BigInt(decimals)),
      product(3, 'exploit', 2n * 10n ** 16n, 100n * 10n ** BigInt(decimals)),
    ],
  }) as unknown as RiskPool;

describe('the model of a pool', () => {
  const pool = poolOf(6);
  const [model] = modelPools([pool], DEFAULT_ASSUMPTIONS);
  assert.ok(model);
  const rows = expectationsOf(pool, model);

  it('is the same for an asset of 6 and of 18 decimals', () => {
    assert.deepEqual(model, modelPools([poolOf(18)], DEFAULT_ASSUMPTIONS)[0]);
    assert.equal(model.between, 0.15);
    assert.equal(model.capital, 1_000);
  });

  it('takes the expected loss of every protocol from the history, not from its listed rate', () => {
    const [first, , third] = rows;
    assert.equal(first?.historyRate, third?.historyRate);
    const severity = meanSeverity(severityOf('exploit', DEFAULT_ASSUMPTIONS));
    assert.equal(first?.historyRate, baseFrequency(DEFAULT_ASSUMPTIONS) * severity);
    assert.equal(third?.listedRate, 0.02);
    assert.equal(third?.assessedRate, 0.04);
  });

  it('takes the expected loss of a market risk from its listed rate', () => {
    assert.equal(rows[1]?.historyRate, null);
    assert.ok(Math.abs((rows[1]?.loss ?? 0) - 15) < 1e-9);
  });

  it('sums up by peril', () => {
    const [exploits, depegs] = byPeril(rows);
    assert.equal(exploits?.cover, 600);
    assert.equal(exploits?.listedLoss, 7);
    assert.equal(depegs?.listedLoss, 15);
    assert.equal(byPeril(rows).length, 2);
  });
});

describe('formatted estimates', () => {
  it('are short', () => {
    assert.equal(formatEstimate(1_240_000.4), '1.24m');
    assert.equal(formatEstimate(0), '0');
    assert.equal(formatShare(0.0345), '3.5\u00a0%');
    assert.equal(formatShare(0.00001, 2), '<0.01\u00a0%');
    assert.equal(formatShare(0, 2), '0\u00a0%');
  });
});
