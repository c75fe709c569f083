import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  baseFrequency,
  DEFAULT_ASSUMPTIONS,
  frequencies,
  HISTORY,
  meanSeverity,
  severityOf,
} from './calibration';
import { type ModelPool, outcomeOf, simulateYears } from './simulate';

const COUNT = 100_000;
/** So large a loss that each event takes all of the cover. */
const TOTAL = { mu: 30, sigma: 0.01, size: 1 };

const poolOf = (groups: readonly number[], frequency: number, rest: Partial<ModelPool> = {}): ModelPool => ({
  key: 'pool',
  products: groups.map((group, index) => ({
    id: index + 1,
    group,
    cover: 100,
    frequency,
    severity: TOTAL,
  })),
  reserve: 50,
  capital: 1_000,
  between: 0,
  within: 0,
  ...rest,
});

function run(pool: ModelPool, count = COUNT, seed = 1) {
  const years = simulateYears(pool, count, seed);
  let step = years.next();
  while (!step.done) step = years.next();
  return step.value;
}

const varianceOf = (values: Float64Array) => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
};

const near = (actual: number, expected: number, share: number) =>
  assert.ok(Math.abs(actual - expected) <= share * expected, `${actual} is not near ${expected}`);

describe('a simulated year', () => {
  it('costs frequency × mean severity × cover in the mean, whatever the correlation', () => {
    const severity = severityOf('exploit', 20_000_000);
    const plain = poolOf([0, 0, 1], 0.2);
    const pool = { ...plain, products: plain.products.map((product) => ({ ...product, severity })) };
    const expected = 0.2 * meanSeverity(severity) * 100;
    for (const [between, within] of [
      [0, 0],
      [0.4, 0.8],
      [1, 1],
    ] as const) {
      const { meanByProduct } = run({ ...pool, between, within });
      for (const mean of meanByProduct.values()) near(mean, expected, 0.03);
    }
  });

  it('adds variances when products are independent', () => {
    near(varianceOf(run(poolOf([0, 0, 1, 2], 0.3)).years), 4 * 0.3 * 100 ** 2, 0.03);
  });

  it('adds standard deviations when they fail together', () => {
    const pool = poolOf([0, 0, 1, 2], 0.3, { between: 1, within: 1 });
    near(varianceOf(run(pool).years), (4 * Math.sqrt(0.3) * 100) ** 2, 0.03);
  });

  it('keeps groups apart when only the products of one fail together', () => {
    // two groups of two: 2 x 100 at once, twice, independently
    const pool = poolOf([0, 0, 1, 1], 0.3, { between: 0, within: 1 });
    near(varianceOf(run(pool).years), 2 * 0.3 * 200 ** 2, 0.03);
  });

  it('holds a group together no less than the pool', () => {
    const loose = run(poolOf([0, 0, 1], 0.3, { between: 1, within: 0 }));
    const tight = run(poolOf([0, 0, 1], 0.3, { between: 1, within: 1 }));
    assert.deepEqual(loose.years, tight.years);
  });

  it('repeats with its seed', () => {
    const pool = poolOf([0, 1], 0.1, { between: 0.3, within: 0.7 });
    assert.deepEqual(run(pool, 5_000, 9).years, run(pool, 5_000, 9).years);
    assert.notDeepEqual(run(pool, 5_000, 9).years, run(pool, 5_000, 10).years);
  });

  it('tells how far it is', () => {
    assert.deepEqual([...simulateYears(poolOf([0], 0.1), 6_000, 1)], [2_000, 4_000, 6_000]);
  });
});

describe('the outcome of a pool', () => {
  it('has the probabilities of a Poisson count when one product takes all', () => {
    const pool = poolOf([0], 0.5, { capital: 100 });
    const outcome = outcomeOf(pool, run(pool));
    const none = Math.exp(-0.5);
    near(outcome.anyLoss, 1 - none, 0.02);
    // one event is paid by 50 of reserve and 50 of capital, a second one is beyond 150
    near(outcome.capitalUsed, 1 - none, 0.02);
    near(outcome.haircut, 1 - none * 1.5, 0.04);
    near(outcome.mean, 50, 0.02);
    // P(N <= 3) = 0.9982, P(N <= 2) = 0.9856
    assert.equal(outcome.valueAtRisk, 300);
    assert.ok(outcome.tailValueAtRisk > 300 && outcome.tailValueAtRisk < 400);
  });
});

describe('the calibration', () => {
  it('carries the history', () => {
    assert.equal(HISTORY.events, 340);
    assert.equal(HISTORY.eventsPerYear, 68);
    assert.equal(baseFrequency({ protocolsAtRisk: 2_000 }), 0.034);
  });

  it('spreads the average frequency by price', () => {
    const spread = frequencies([2, 4, 6], DEFAULT_ASSUMPTIONS);
    const base = baseFrequency(DEFAULT_ASSUMPTIONS);
    near(spread.reduce((sum, each) => sum + each, 0) / 3, base, 1e-12);
    near(spread[2] ?? 0, 3 * (spread[0] ?? 0), 1e-12);
    assert.deepEqual(frequencies([0, 0], DEFAULT_ASSUMPTIONS), [base, base]);
  });

  it('takes a share between nothing and everything', () => {
    for (const size of [100_000, 20_000_000, 10_000_000_000]) {
      const mean = meanSeverity(severityOf('exploit', size));
      assert.ok(mean > 0 && mean < 1);
    }
  });
});
