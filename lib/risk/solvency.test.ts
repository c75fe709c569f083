import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { randomFrom } from './random';
import {
  bookOf,
  capacityOf,
  ceilSqrt,
  type Exposed,
  floorSqrt,
  requiredByGroup,
  requiredByLeverage,
  requiredByStress,
  requiredCapital,
  type SolvencyRule,
  stressAfter,
} from './solvency';

const rule: SolvencyRule = { rhoBps: 2_500, marginBps: 12_000, groupCapBps: 4_000, leverageBps: 40_000 };
const productOf = (group: number, exposure: bigint, weightBps = 5_000, shareBps = 10_000): Exposed => ({
  group,
  exposure,
  weightBps,
  shareBps,
});

const random = randomFrom(11);
const whole = (most: number) => Math.floor(random() * (most + 1));
const amount = (digits: number) =>
  BigInt(Math.floor(random() * 2 ** 48)) * 10n ** BigInt(whole(digits)) + BigInt(whole(9));

describe('whole square roots', () => {
  it('are exact near squares of every size', () => {
    for (let bits = 0; bits < 260; bits++) {
      const root = (1n << BigInt(bits)) + 3n;
      assert.equal(floorSqrt(root * root), root);
      assert.equal(floorSqrt(root * root - 1n), root - 1n);
      assert.equal(ceilSqrt(root * root), root);
      assert.equal(ceilSqrt(root * root + 1n), root + 1n);
    }
    assert.deepEqual([0n, 1n, 2n, 3n, 4n].map(floorSqrt), [0n, 1n, 1n, 1n, 2n]);
  });
});

describe('required capital', () => {
  it('adds groups if they fail together, and their squares if they do not', () => {
    const sums = bookOf([productOf(0, 300n, 10_000), productOf(1, 400n, 10_000)]);
    const plain = { ...rule, marginBps: 10_000 };
    assert.equal(requiredByStress(sums, { ...plain, rhoBps: 10_000 }), 700n);
    assert.equal(requiredByStress(sums, { ...plain, rhoBps: 0 }), 500n);
    assert.equal(requiredByStress(sums, { ...plain, rhoBps: 0, marginBps: 15_000 }), 750n);
  });

  it('counts products of one group as one product', () => {
    const together = bookOf([productOf(3, 100n), productOf(3, 200n)]);
    assert.deepEqual(together, bookOf([productOf(3, 300n)]));
    assert.equal(requiredByGroup(together, rule), 750n);
  });

  it('is never rounded down', () => {
    assert.equal(requiredByStress(bookOf([productOf(0, 1n, 1)]), rule), 1n);
    assert.equal(requiredByGroup(bookOf([productOf(0, 1n)]), rule), 3n);
    assert.equal(requiredByLeverage(bookOf([productOf(0, 5n)]), rule), 2n);
    assert.equal(requiredCapital(bookOf([]), rule), 0n);
  });

  it('limits total exposure even if every product has its own group and the lowest weight', () => {
    const products = Array.from({ length: 32 }, (_, group) => productOf(group, 1_000n, 1_000));
    assert.equal(requiredCapital(bookOf(products), { ...rule, groupCapBps: 10_000 }), 8_000n);
  });
});

type Case = { products: Exposed[]; rule: SolvencyRule; free: bigint; product: Exposed };

function anyCase(): Case {
  const digits = whole(12);
  const products = Array.from({ length: 1 + whole(11) }, () =>
    productOf(whole(5), amount(digits), 1 + whole(9_999), 1 + whole(9_999)),
  );
  const pool = {
    rhoBps: whole(10_000),
    marginBps: 10_000 + whole(40_000),
    groupCapBps: 1 + whole(9_999),
    leverageBps: 10_000 + whole(70_000),
  };
  // from just below the required capital to three times as much
  const free = (requiredCapital(bookOf(products), pool) * BigInt(9_500 + whole(20_000))) / 10_000n;
  const product = products[whole(products.length - 1)] as Exposed;
  return { products, rule: pool, free, product };
}

const holds = ({ products, rule: pool, free, product }: Case, added: bigint) => {
  const more = { ...product, exposure: product.exposure + added };
  const after = products.map((each) => (each === product ? more : each));
  const book = bookOf(after);
  const group = book.groups.get(product.group)?.exposure ?? 0n;
  const isInGroup = requiredByGroup({ ...book, largest: group }, pool) <= free;
  const pays = [requiredByStress(book, pool), requiredByLeverage(book, pool), book.largest];
  return (
    isInGroup &&
    pays.every((each) => each <= free) &&
    more.exposure <= (free * BigInt(more.shareBps)) / 10_000n
  );
};

describe('capacity', () => {
  it('keeps all limits, and one unit more breaks one, in 5,000 random pools', () => {
    let sold = 0;
    for (let round = 0; round < 5_000; round++) {
      const each = anyCase();
      const capacity = capacityOf(bookOf(each.products), each.product, each.rule, each.free);
      assert.ok(!holds(each, capacity + 1n), 'one unit more must break a limit');
      if (capacity > 0n) {
        sold += 1;
        assert.ok(holds(each, capacity), 'the capacity must be sellable');
      }
    }
    assert.ok(sold > 500, `only ${sold} cases could sell anything`);
  });

  it('is positive if another group is at its cap, and zero if the pool could not pay that group in full', () => {
    const book = bookOf([productOf(0, 1_000n, 1_000), productOf(1, 1n, 1_000)]);
    assert.equal(capacityOf(book, productOf(0, 1_000n, 1_000), rule, 2_499n), 0n);
    assert.ok(capacityOf(book, productOf(1, 1n, 1_000), rule, 2_499n) > 0n);
    assert.equal(capacityOf(book, productOf(1, 1n, 1_000), rule, 999n), 0n);
    assert.equal(capacityOf(book, productOf(1, 1n), rule, 0n), 0n);
  });

  it('is the lowest limit for a product of a new group', () => {
    const book = bookOf([]);
    assert.equal(capacityOf(book, productOf(7, 0n, 5_000, 1_000), rule, 10_000n), 1_000n);
    assert.equal(capacityOf(book, productOf(7, 0n, 5_000), rule, 10_000n), 4_000n);
  });
});

describe('stress capital after a sale', () => {
  it('equals that of the products after the sale', () => {
    for (let round = 0; round < 500; round++) {
      const { products, product, rule: pool } = anyCase();
      const added = amount(6);
      const more = { ...product, exposure: product.exposure + added };
      const after = bookOf(products.map((each) => (each === product ? more : each)));
      assert.equal(stressAfter(bookOf(products), product, added, pool), requiredByStress(after, pool));
      assert.equal(stressAfter(after, product, -added, pool), requiredByStress(bookOf(products), pool));
    }
  });
});
