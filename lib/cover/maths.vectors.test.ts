// Figures that forge emits (contracts/test/integration/Vectors.t.sol) and this maths must reproduce to the unit.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import experiences from '@/contracts/test/vectors/experience.json' with { type: 'json' };
import premiums from '@/contracts/test/vectors/premium.json' with { type: 'json' };
import solvencies from '@/contracts/test/vectors/solvency.json' with { type: 'json' };
import { bookOf, capacityOf, type Exposed, requiredByStress, requiredCapital } from '@/lib/risk/solvency';
import { WAD } from '@/lib/units';
import { DEFAULT_CURVE } from './capital-cost';
import { assessedRate, poolFactor, productFactor } from './experience';
import { decayedYears, decayOf } from './exponential';
import { advanced, levelOf } from './level';
import { quoteOf } from './premium';

const REPORT_DAYS = 14;
const bigints = (row: readonly string[]) => row.map(BigInt);
const numbers = (row: readonly string[]) => row.map(Number);

function exposedOf(row: readonly string[]): Exposed {
  const [group = 0, , weightBps = 0, shareBps = 0] = numbers(row);
  return { group, exposure: BigInt(row[1] ?? 0), weightBps, shareBps };
}

function ruleOf(row: readonly string[]) {
  const [marginBps = 0, rhoBps = 0, groupCapBps = 0, leverageBps = 0] = numbers(row);
  return { marginBps, rhoBps, groupCapBps, leverageBps };
}

test('premiums and capacities agree with the contracts to the unit', () => {
  assert.equal(premiums.length, 48);
  premiums.forEach(({ pool, products, purchase, price }, row) => {
    const [index = 0n, amount = 0n, waiting = 0n, term = 0n, signal = 0n] = bigints(purchase);
    const [, , , , priced = 0n, level = 0n, free = 0n] = bigints(pool);
    const rule = ruleOf(pool);
    const listed = products.map((each) => {
      const [, , , , riskRate = 0n, experience = 0n] = bigints(each);
      const rate = assessedRate(riskRate, experience, signal);
      return { ...exposedOf(each), assessedRate: rate, waitingDays: Number(waiting) };
    });
    const book = bookOf(listed);
    const product = listed[Number(index)];
    assert.ok(product);
    const quote = quoteOf(
      { ...rule, curve: DEFAULT_CURVE, level, priced, reportDays: REPORT_DAYS },
      book,
      product,
      amount,
      Number(term),
    );
    assert.deepEqual([quote?.premium, quote?.expectedLoss], bigints(price), `row ${row}`);
    const capacities = listed.map((each) => capacityOf(book, each, rule, free));
    assert.deepEqual(
      capacities,
      products.map((each) => BigInt(each[6] ?? 0)),
      `row ${row}`,
    );
  });
});

test('experience and level agree with the contracts to the unit', () => {
  assert.equal(experiences.length, 48);
  for (const row of experiences) {
    const [severities = 0n, riskRate = 0n, days = 0n, factor, losses = 0n, expected = 0n, pool, bound = 0n] =
      bigints(row);
    assert.equal(productFactor(severities, riskRate, days), factor);
    assert.equal(poolFactor(losses, expected), pool);
    const integral = advanced(0n, (bound * WAD) / 1_000n, days * 86_400n);
    assert.equal(levelOf(integral), BigInt(row[8] ?? 0));
    assert.equal(decayOf(days), BigInt(row[9] ?? 0));
    const later = (expected * decayOf(days)) / WAD + (riskRate * decayedYears(days)) / WAD;
    // the contracts remember twelve decimals
    assert.equal(later - (later % 1_000_000n), BigInt(row[10] ?? 0));
  }
});

test('required capital and capacities agree with the contracts to the unit', () => {
  assert.equal(solvencies.length, 48);
  solvencies.forEach(({ free, rule, products, required, capacities }, row) => {
    const exposed = products.map(exposedOf);
    const book = bookOf(exposed);
    const limits = ruleOf(rule);
    assert.deepEqual([requiredCapital(book, limits), requiredByStress(book, limits)], bigints(required));
    const found = exposed.map((each) => capacityOf(book, each, limits, BigInt(free)));
    assert.deepEqual(found, bigints(capacities), `row ${row}`);
  });
});
