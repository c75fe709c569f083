import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { randomFrom } from './random';
import {
  capacityOf,
  ceilSqrt,
  floorSqrt,
  type Line,
  requiredByGroup,
  requiredByStress,
  requiredCapital,
  type SolvencyRule,
  sumsOf,
} from './solvency';
import { stressOf } from './stress';

const rule: SolvencyRule = { rhoBps: 2_500n, marginBps: 12_000n, groupCapBps: 4_000n };
const lineOf = (group: number, exposure: bigint, weightBps = 5_000n, maxShareBps = 10_000n): Line => ({
  group,
  exposure,
  weightBps,
  maxShareBps,
});

const random = randomFrom(11);
const whole = (most: number) => Math.floor(random() * (most + 1));
const amount = (digits: number) =>
  BigInt(Math.floor(random() * 2 ** 48)) * 10n ** BigInt(whole(digits)) + BigInt(whole(9));

describe('whole square roots', () => {
  it('are exact around squares of every size', () => {
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
  it('adds groups when they fail together and squares when they do not', () => {
    const sums = sumsOf([lineOf(0, 300n, 10_000n), lineOf(1, 400n, 10_000n)]);
    const plain = { marginBps: 10_000n, groupCapBps: 10_000n };
    assert.equal(requiredByStress(sums, { ...plain, rhoBps: 10_000n }), 700n);
    assert.equal(requiredByStress(sums, { ...plain, rhoBps: 0n }), 500n);
    assert.equal(requiredByStress(sums, { ...plain, rhoBps: 0n, marginBps: 15_000n }), 750n);
  });

  it('counts products of one group as one', () => {
    const together = sumsOf([lineOf(3, 100n), lineOf(3, 200n)]);
    assert.deepEqual(together, sumsOf([lineOf(3, 300n)]));
    assert.equal(requiredByGroup(together, rule), 750n);
  });

  it('is never rounded in favour of less', () => {
    assert.equal(requiredByStress(sumsOf([lineOf(0, 1n, 1n)]), rule), 1n);
    assert.equal(requiredByGroup(sumsOf([lineOf(0, 1n)]), rule), 3n);
    assert.equal(requiredCapital([], rule, 7n), 7n);
  });
});

type Case = { lines: Line[]; rule: SolvencyRule; capital: bigint; atRisk: bigint; index: number };

function anyCase(): Case {
  const digits = whole(12);
  const lines = Array.from({ length: 1 + whole(11) }, () =>
    lineOf(whole(5), amount(digits), BigInt(1 + whole(9_999)), BigInt(1 + whole(9_999))),
  );
  const pool = {
    rhoBps: BigInt(whole(10_000)),
    marginBps: BigInt(10_000 + whole(40_000)),
    groupCapBps: BigInt(1 + whole(9_999)),
  };
  const least = requiredCapital(lines, pool, 0n);
  const atRisk = amount(digits);
  // from just below what is required to three times of it
  const capital = atRisk + (least * BigInt(9_500 + whole(20_000))) / 10_000n;
  return { lines, rule: pool, capital, atRisk, index: whole(lines.length - 1) };
}

const holds = ({ lines, rule: pool, capital, atRisk, index }: Case, added: bigint) => {
  const after = lines.map((line, at) => (at === index ? { ...line, exposure: line.exposure + added } : line));
  const line = after[index];
  if (!line) return false;
  const free = capital - atRisk;
  return (
    requiredCapital(after, pool, atRisk) <= capital && line.exposure <= (free * line.maxShareBps) / 10_000n
  );
};

describe('capacity', () => {
  it('keeps the rule, and one unit more breaks it, over 5,000 random pools', () => {
    let sold = 0;
    for (let round = 0; round < 5_000; round++) {
      const each = anyCase();
      const capacity = capacityOf(each.lines, each.index, each.rule, each);
      assert.ok(!holds(each, capacity + 1n), 'one unit more must break the rule');
      if (capacity > 0n) {
        sold += 1;
        assert.ok(holds(each, capacity), 'what capacity says must be sellable');
      }
    }
    assert.ok(sold > 500, `only ${sold} cases could sell anything`);
  });

  it('is nothing in a pool that already breaks the rule, and for a line that is not there', () => {
    const lines = [lineOf(0, 1_000n), lineOf(1, 1n)];
    assert.equal(capacityOf(lines, 1, rule, { capital: 2_499n, atRisk: 0n }), 0n);
    assert.equal(capacityOf(lines, 1, rule, { capital: 100n, atRisk: 200n }), 0n);
    assert.equal(capacityOf(lines, 9, rule, { capital: 10_000n, atRisk: 0n }), 0n);
  });
});

describe('who pays a loss', () => {
  const payers = { reserve: 100n, capital: 700n, exits: 300n };

  it('is the reserve first', () => {
    const { fromReserve, fromCapital, fromExits, capitalLeft } = stressOf([80n], 10_000n, payers, 5n);
    assert.deepEqual([fromReserve, fromCapital, fromExits, capitalLeft], [80n, 0n, 0n, 700n]);
  });

  it('is then the capital and the exits at one ratio', () => {
    const { fromReserve, fromCapital, fromExits, unpaid } = stressOf([400n, 200n], 10_000n, payers, 5n);
    assert.deepEqual([fromReserve, fromCapital, fromExits, unpaid], [100n, 350n, 150n, 0n]);
  });

  it('is nobody beyond that', () => {
    const result = stressOf([4_000n], 5_000n, payers, 5n);
    assert.deepEqual(
      [result.loss, result.fromCapital, result.fromExits, result.unpaid, result.capitalLeft],
      [2_000n, 700n, 300n, 900n, 0n],
    );
  });

  it('adds up to the loss, whatever the amounts', () => {
    for (let round = 0; round < 2_000; round++) {
      const money = { reserve: amount(3), capital: amount(6), exits: amount(5) };
      const result = stressOf([amount(6), amount(4)], BigInt(whole(10_000)), money, 0n);
      const { loss, fromReserve, fromCapital, fromExits, unpaid } = result;
      assert.equal(fromReserve + fromCapital + fromExits + unpaid, loss);
      assert.ok(fromExits <= money.exits && fromCapital >= 0n && fromCapital <= money.capital);
      assert.ok(unpaid === 0n || result.capitalLeft === 0n);
    }
  });
});
