import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseUnits } from 'viem';
import vectors from '@/contracts/test/vectors/premium.json' with { type: 'json' };
import { premiumOf } from './premium';

/** The demo's model: contracts/script/Deployment.sol. */
const curve = { kink: parseUnits('0.7', 18), steepness: parseUnits('4', 18) };

test('premiums agree with the contracts to the unit', () => {
  assert.ok(vectors.length >= 40);
  for (const row of vectors) {
    const [exposure, amount, most, rate, termDays, premium, multiple] = row.map(BigInt) as [
      bigint,
      bigint,
      bigint,
      bigint,
      bigint,
      bigint,
      bigint,
    ];
    const product = { curve, rate, multiple, exposure, capacity: most - exposure };
    assert.equal(premiumOf(product, amount, Number(termDays)), premium, `row ${row}`);
  }
});
