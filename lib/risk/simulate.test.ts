import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  baseFrequency,
  DEFAULT_ASSUMPTIONS,
  fitFor,
  frequencyOf,
  HISTORY,
  meanSeverity,
  type Severity,
  severityOf,
  totalLossShare,
} from './calibration';
import { shareLost } from './severity';
import { type ModelPool, outcomeOf, simulateYears } from './simulate';

const COUNT = 100_000;
/** Each event takes all of the cover. */
const TOTAL: Severity = { kind: 'fixed', share: 1 };

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
  it('costs frequency × mean severity × cover on average, whatever the correlation', () => {
    const severity = severityOf('exploit', DEFAULT_ASSUMPTIONS);
    const plain = poolOf([0, 0, 1], 0.2);
    const pool = { ...plain, products: plain.products.map((product) => ({ ...product, severity })) };
    const expected = 0.2 * meanSeverity(severity) * 100;
    for (const between of [0, 0.4, 1]) {
      const { meanByProduct } = run({ ...pool, between });
      for (const mean of meanByProduct.values()) near(mean, expected, 0.03);
    }
  });

  it('has the sum of the variances if groups are independent', () => {
    near(varianceOf(run(poolOf([0, 1, 2, 3], 0.3)).years), 4 * 0.3 * 100 ** 2, 0.03);
  });

  it('has the sum of the standard deviations if groups fail together', () => {
    const pool = poolOf([0, 1, 2, 3], 0.3, { between: 1 });
    near(varianceOf(run(pool).years), (4 * Math.sqrt(0.3) * 100) ** 2, 0.03);
  });

  it('hits the products of one group in one event', () => {
    // two groups of two products each: 200 at once, twice, independently
    near(varianceOf(run(poolOf([0, 0, 1, 1], 0.3)).years), 2 * 0.3 * 200 ** 2, 0.03);
  });

  it('is equally severe for all members of a group', () => {
    const severity = severityOf('exploit', DEFAULT_ASSUMPTIONS);
    const pool = poolOf([0, 0], 0.01);
    const alike = { ...pool, products: pool.products.map((product) => ({ ...product, severity })) };
    const single = {
      ...alike,
      products: alike.products.slice(0, 1).map((each) => ({ ...each, cover: 200 })),
    };
    const [together, alone] = [run(alike).years, run(single).years];
    assert.ok(together.every((loss, year) => Math.abs(loss - (alone[year] ?? 0)) < 1e-9));
  });

  it('hits a rarer member only together with the others', () => {
    const pool = poolOf([0, 0], 0.2);
    const [first, second] = pool.products;
    assert.ok(first && second);
    const nested = run({ ...pool, products: [first, { ...second, frequency: 0.05 }] });
    near(nested.meanByProduct.get(1) ?? 0, 20, 0.03);
    near(nested.meanByProduct.get(2) ?? 0, 5, 0.06);
    // in a year with one event, the loss is 100 or 200
    near(varianceOf(nested.years), 0.15 * 100 ** 2 + 0.05 * 200 ** 2, 0.04);
  });

  it('gives the same result for the same seed', () => {
    const pool = poolOf([0, 1], 0.1, { between: 0.3 });
    assert.deepEqual(run(pool, 5_000, 9).years, run(pool, 5_000, 9).years);
    assert.notDeepEqual(run(pool, 5_000, 9).years, run(pool, 5_000, 10).years);
  });

  it('reports its progress', () => {
    assert.deepEqual([...simulateYears(poolOf([0], 0.1), 6_000, 1)], [2_000, 4_000, 6_000]);
  });
});

describe('the outcome of a pool', () => {
  it('has the probabilities of a Poisson count when one product takes all', () => {
    const pool = poolOf([0], 0.5, { capital: 100 });
    const outcome = outcomeOf(pool, run(pool));
    const none = Math.exp(-0.5);
    near(outcome.anyLoss, 1 - none, 0.02);
    // reserve (50) and part of the capital pay one event; a second one exceeds both (150)
    near(outcome.capitalUsed, 1 - none, 0.02);
    near(outcome.haircut, 1 - none * 1.5, 0.04);
    near(outcome.mean, 50, 0.02);
    // P(N <= 3) = 0.9982, P(N <= 2) = 0.9856
    assert.equal(outcome.valueAtRisk, 300);
    assert.ok(outcome.tailValueAtRisk > 300 && outcome.tailValueAtRisk < 400);
  });
});

describe('the calibration', () => {
  it('counts the protocols’ events in the last three years', () => {
    assert.equal(HISTORY.events, 233);
    near(HISTORY.eventsPerYear, ((65 + 96 + 91) / 3) * (233 / 340), 1e-12);
    assert.ok(HISTORY.min < HISTORY.eventsPerYear && HISTORY.max > HISTORY.eventsPerYear);
    assert.equal(baseFrequency({ eventsPerYear: 58, protocolsAtRisk: 2_000 }), 0.029);
  });

  it('fits losses although those below 100,000 are missing', () => {
    const { loss } = fitFor('exploit') ?? { loss: { mu: 0, sigma: 0 } };
    near(loss.mu, 14.4, 0.001);
    near(loss.sigma, 2.23, 0.001);
    // the 99th percentile, 323 million
    near(Math.exp(loss.mu + 2.3263 * loss.sigma), 323e6, 0.01);
  });

  it('takes market events from the listed rate, because the history has none', () => {
    assert.equal(fitFor('depeg'), null);
    const severity = severityOf('depeg', DEFAULT_ASSUMPTIONS);
    near(frequencyOf('depeg', 0.02, DEFAULT_ASSUMPTIONS) * meanSeverity(severity), 0.02, 1e-12);
    assert.equal(frequencyOf('exploit', 0.02, DEFAULT_ASSUMPTIONS), baseFrequency(DEFAULT_ASSUMPTIONS));
  });

  it('takes a share from 0 to 1 that rises with the quantile', () => {
    for (const protocolSize of [200_000, 20_000_000, 10_000_000_000]) {
      const severity = severityOf('exploit', { ...DEFAULT_ASSUMPTIONS, protocolSize });
      const draws = Array.from({ length: 20_000 }, (_, index) => shareLost(severity, (index + 0.5) / 20_000));
      near(draws.reduce((sum, share) => sum + share, 0) / draws.length, meanSeverity(severity), 0.005);
      const total = draws.filter((share) => share >= 1).length / draws.length;
      assert.ok(Math.abs(total - totalLossShare(severity)) < 1e-4);
      assert.ok(draws.every((share, index) => share >= (draws[index - 1] ?? 0) && share <= 1));
    }
  });
});
