import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  formatAmount,
  formatBps,
  formatCompact,
  formatPercent,
  formatRound,
  formatSharePrice,
  ratio,
  WAD,
} from './units';

describe('amounts in words', () => {
  it('are grouped and cut, never rounded up', () => {
    assert.equal(formatAmount(1_234_567_899_999n, 6), '1,234,567.89');
    assert.equal(formatAmount(999_999n, 6), '0.99');
    assert.equal(formatAmount(0n, 6), '0.00');
    assert.equal(formatAmount(-1_500_000n, 6), '−1.50');
    // small amounts of what is worth much a unit: four digits
    assert.equal(formatAmount(17_900_000_000_000_000n, 18), '0.0179');
    assert.deepEqual([formatAmount(0n, 18), formatAmount(0n, 6), formatAmount(0n, 0)], ['0.00', '0.00', '0']);
    assert.deepEqual(
      [formatAmount(1_234n, 0), formatAmount(-7n, 0), formatAmount(125n, 1)],
      ['1,234', '−7', '12.5'],
    );
    assert.equal(formatAmount(10n * 10n ** 18n, 18), '10.00');
    assert.equal(formatAmount(5n, 0, 0), '5');
  });

  it('show dust as less than the last digit', () => {
    assert.equal(formatAmount(9n, 6), '<0.01');
    assert.equal(formatAmount(9n, 6, 0), '<1');
  });

  it('are short on axes', () => {
    assert.equal(formatCompact(1_240_000_000_000n, 6), '1.24m');
    assert.equal(formatCompact(50_000_000_000n, 6), '50k');
    assert.equal(formatCompact(2_500_000n, 6), '2.5');
    assert.equal(formatCompact(0n, 6), '0');
  });

  it('are round for large figures, but not for an asset whose unit is worth much', () => {
    assert.equal(formatRound(1_234_560_000n, 6), '1,234');
    assert.equal(formatRound(69n * 10n ** 17n, 18), '6.9');
    assert.equal(formatRound(23n * 10n ** 18n, 18), '23');
  });

  it('have shares, prices and basis points', () => {
    assert.equal(formatPercent(WAD / 40n), '2.50\u00a0%');
    assert.equal(formatBps(2_500), '25\u00a0%');
    assert.equal(formatBps(25), '0.25\u00a0%');
    assert.equal(formatSharePrice((WAD * 10_342n) / 10_000n), '1.0342');
    assert.equal(ratio(1n, 0n), null);
  });
});
