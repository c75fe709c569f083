import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bookOf, capacityOf } from '@/lib/risk/solvency';
import { WAD } from '@/lib/units';
import { costOfCapital, DEFAULT_CURVE, potential } from './capital-cost';
import {
  maxPremium,
  minRefund,
  type PricedPool,
  type PricedProduct,
  priceOf,
  quoteExtensionOf,
  quoteOf,
  yearlyRate,
} from './premium';

const USD = 1_000_000n;
const YEAR_OF_DAYS = 365n;
const pool: PricedPool = {
  marginBps: 10_000,
  rhoBps: 1_500,
  groupCapBps: 3_000,
  leverageBps: 40_000,
  curve: DEFAULT_CURVE,
  level: WAD,
  priced: 1_000_000n * USD,
  reportDays: 14,
};
const productOf = (group: number, exposure: bigint): PricedProduct => ({
  group,
  exposure,
  weightBps: 7_500,
  shareBps: 2_000,
  assessedRate: (WAD * 2n) / 100n,
  waitingDays: 1,
});
const products = Array.from({ length: 12 }, (_, group) => productOf(group, 120_000n * USD + BigInt(group)));
const book = bookOf(products);
const [first, second, third] = products.slice(1) as [PricedProduct, PricedProduct, PricedProduct];
const sold = (product: PricedProduct, amount: bigint) =>
  bookOf(products.map((each) => (each === product ? { ...each, exposure: each.exposure + amount } : each)));

describe('the cost of capital', () => {
  it('is 2 % at nothing, 4 % at 70 % and 20 % when full', () => {
    assert.equal(costOfCapital(DEFAULT_CURVE, 0n), (WAD * 2n) / 100n);
    assert.equal(costOfCapital(DEFAULT_CURVE, (WAD * 7n) / 10n), (WAD * 4n) / 100n);
    assert.equal(costOfCapital(DEFAULT_CURVE, WAD), (WAD * 20n) / 100n);
    assert.equal(costOfCapital(DEFAULT_CURVE, 5n * WAD), (WAD * 20n) / 100n);
  });

  it('has a potential that is the area of its trapezia', () => {
    assert.equal(potential(DEFAULT_CURVE, 0n, 1_000n), 0n);
    // 70 % wide at 3 % on average, 30 % wide at 12 %, then 20 % for each unit
    assert.equal(potential(DEFAULT_CURVE, 700n, 1_000n), 21n * WAD);
    assert.equal(potential(DEFAULT_CURVE, 1_000n, 1_000n), 57n * WAD);
    assert.equal(potential(DEFAULT_CURVE, 1_500n, 1_000n), 157n * WAD);
    assert.equal(potential(DEFAULT_CURVE, 1_500n, 0n), 300n * WAD);
  });

  it('never falls as more is bound, around every bend', () => {
    for (const capital of [1n, 7n, 999n, 1_000_003n])
      for (let required = 0n; required < (capital < 1_000n ? 3n * capital : 3_000n); required++)
        assert.ok(
          potential(DEFAULT_CURVE, required + 1n, capital) > potential(DEFAULT_CURVE, required, capital),
        );
  });
});

describe('the premium', () => {
  const amount = 50_000n * USD + 3n;
  const whole = quoteOf(pool, book, third, amount, 90);

  it('is the assessed expected loss and the cost of the capital bound', () => {
    assert.ok(whole !== null);
    const loss = (amount * 2n * 90n) / 100n / YEAR_OF_DAYS + 1n;
    assert.equal(whole.expectedLoss, loss);
    assert.ok(whole.capitalCost > 0n);
    assert.equal(whole.premium, whole.expectedLoss + whole.capitalCost);
  });

  it('never gets cheaper by splitting, and costs at most a unit more', () => {
    const part = quoteOf(pool, book, third, 17_001n * USD, 90);
    const rest = quoteOf(pool, sold(third, 17_001n * USD), third, amount - 17_001n * USD, 90);
    assert.ok(whole && part && rest);
    assert.ok(part.premium + rest.premium >= whole.premium);
    assert.ok(part.premium + rest.premium <= whole.premium + 2n);
  });

  it('costs the same in whichever order two products are bought', () => {
    const [a, b] = [quoteOf(pool, book, first, amount, 90), quoteOf(pool, book, second, amount, 90)];
    const [bAfter, aAfter] = [
      quoteOf(pool, sold(first, amount), second, amount, 90),
      quoteOf(pool, sold(second, amount), first, amount, 90),
    ];
    assert.ok(a && b && aAfter && bAfter);
    const difference = a.premium + bAfter.premium - (b.premium + aAfter.premium);
    assert.ok(difference >= -1n && difference <= 1n);
  });

  it('is never below the assessed expected loss, and scales its capital part by the level', () => {
    const calm = quoteOf({ ...pool, level: (WAD * 3n) / 4n }, book, third, amount, 28);
    const dear = quoteOf({ ...pool, level: 4n * WAD }, book, third, amount, 28);
    assert.ok(calm && dear);
    assert.ok(calm.premium >= calm.expectedLoss && calm.expectedLoss === dear.expectedLoss);
    const gap = (dear.capitalCost * 3n) / 16n - calm.capitalCost;
    assert.ok(gap >= -1n && gap <= 1n);
  });

  it('charges for the waiting days and the report window', () => {
    const [short, long] = [quoteOf(pool, book, third, amount, 28), quoteOf(pool, book, third, amount, 56)];
    assert.ok(short && long);
    // 44 and 72 days bound
    const gap = short.capitalCost * 72n - long.capitalCost * 44n;
    assert.ok(gap > -72n && gap < 72n);
  });

  it('has no price for nothing', () => {
    assert.equal(quoteOf(pool, book, third, 0n, 90), null);
    assert.equal(quoteOf(pool, book, third, 1n, 0), null);
    assert.equal(quoteExtensionOf(pool, book, third, 1n, 0), null);
  });

  it('extends at what the added days would have cost within the purchase', () => {
    const bought = sold(third, amount);
    const longer = quoteOf(pool, book, third, amount, 120);
    const extension = quoteExtensionOf(pool, bought, third, amount, 30);
    assert.ok(whole && longer && extension);
    const gap = whole.premium + extension.premium - longer.premium;
    assert.ok(gap >= 0n && gap <= 1n);
  });

  it('prices the whole capacity of a pool with many products above its expected loss', () => {
    const free = pool.priced;
    const room = capacityOf(book, third, pool, free);
    const all = quoteOf(pool, book, third, room, 365);
    assert.ok(all && all.capitalCost > 0n && all.premium > all.expectedLoss);
  });
});

describe('the parts of a price', () => {
  it('never add up to less than the expected loss, rounded up', () => {
    assert.deepEqual(priceOf(1n, 0n), { premium: 1n, expectedLoss: 1n, capitalCost: 0n });
    assert.deepEqual(priceOf(0n, 1n), { premium: 1n, expectedLoss: 0n, capitalCost: 1n });
    assert.deepEqual(priceOf(1n, 1n), { premium: 1n, expectedLoss: 1n, capitalCost: 0n });
  });

  it('let the price move by one part in a hundred, and by a unit at least', () => {
    assert.equal(maxPremium(1_000n), 1_010n);
    assert.equal(maxPremium(1n), 2n);
    assert.equal(minRefund(1_000n), 990n);
    assert.equal(minRefund(1n), 0n);
    assert.equal(minRefund(0n), 0n);
  });

  it('read as a yearly rate', () => {
    assert.equal(yearlyRate(10n, 1_000n, 365), WAD / 100n);
    assert.equal(yearlyRate(10n, 1_000n, 73), (WAD * 5n) / 100n);
  });
});
