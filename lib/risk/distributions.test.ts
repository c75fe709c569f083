import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  fitAbove,
  limitedMean,
  limitedMeanAbove,
  logNormalMean,
  logNormalTail,
  normalCdf,
  normalQuantile,
  poissonQuantile,
} from './distributions';
import { normalFrom, randomFrom } from './random';

const COUNT = 200_000;
const near = (actual: number, expected: number, tolerance: number) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not within ${tolerance} of ${expected}`);

function moments(draw: () => number) {
  let [sum, squares] = [0, 0];
  for (let index = 0; index < COUNT; index++) {
    const value = draw();
    sum += value;
    squares += value * value;
  }
  const mean = sum / COUNT;
  return { mean, variance: squares / COUNT - mean * mean };
}

describe('random numbers', () => {
  it('are the same for the same seed, and differ for another', () => {
    const draw = (seed: number) => Array.from({ length: 8 }, randomFrom(seed));
    assert.deepEqual(draw(7), draw(7));
    assert.notDeepEqual(draw(7), draw(8));
  });

  it('are uniform over [0, 1)', () => {
    const random = randomFrom(1);
    const tenths = new Array<number>(10).fill(0);
    for (let index = 0; index < COUNT; index++) {
      const tenth = Math.floor(random() * 10);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    // chi squared with 9 degrees of freedom exceeds 27.9 once in a thousand times
    const expected = COUNT / 10;
    const chiSquared = tenths.reduce((sum, seen) => sum + (seen - expected) ** 2 / expected, 0);
    assert.ok(chiSquared < 27.9, `chi squared is ${chiSquared}`);
  });

  it('become normal numbers of mean 0 and variance 1', () => {
    const { mean, variance } = moments(normalFrom(randomFrom(2)));
    near(mean, 0, 0.01);
    near(variance, 1, 0.015);
  });
});

describe('the normal distribution function', () => {
  it('matches published tables', () => {
    assert.equal(normalCdf(0), 0.5);
    near(normalCdf(1.959963984540054), 0.975, 1e-14);
    near(normalCdf(-1), 0.15865525393145707, 1e-14);
    near(normalCdf(-6), 9.865876450376946e-10, 1e-15);
  });

  it('stays within 0..1 and never decreases', () => {
    let before = 0;
    for (let x = -10; x <= 10; x += 0.01) {
      const value = normalCdf(x);
      assert.ok(value >= before - 1e-15 && value <= 1);
      before = value;
    }
  });
});

describe('the normal quantile', () => {
  it('inverts the distribution function', () => {
    for (const u of [1e-9, 1e-4, 0.02, 0.3, 0.5, 0.7, 0.975, 1 - 1e-6])
      near(normalCdf(normalQuantile(u)), u, 1e-12);
    assert.equal(normalQuantile(0.5) < 1e-9 && normalQuantile(0.5) > -1e-9, true);
    assert.ok(normalQuantile(0) < -8 && normalQuantile(1) > 8);
  });
});

describe('Poisson counts', () => {
  for (const mean of [0.03, 0.5, 4]) {
    it(`have mean and variance ${mean}`, () => {
      const random = randomFrom(3);
      const seen = moments(() => poissonQuantile(random(), mean));
      near(seen.mean, mean, 4 * Math.sqrt(mean / COUNT));
      near(seen.variance, mean, 0.03 * Math.max(mean, 0.05));
    });
  }

  it('increase where the distribution function does', () => {
    const none = Math.exp(-0.5);
    assert.equal(poissonQuantile(none - 1e-12, 0.5), 0);
    assert.equal(poissonQuantile(none + 1e-12, 0.5), 1);
    assert.equal(poissonQuantile(0.3, 0), 0);
    assert.ok(poissonQuantile(1, 0.5) < 1_001);
  });
});

describe('log-normal losses', () => {
  const loss = { mu: 1, sigma: 0.5 };
  const draws = () => {
    const normal = normalFrom(randomFrom(4));
    return () => Math.exp(loss.mu + loss.sigma * normal());
  };

  it('have the mean and variance of the closed form', () => {
    const { mean, variance } = moments(draws());
    near(mean, logNormalMean(loss), 0.02);
    const expected = (Math.exp(loss.sigma ** 2) - 1) * Math.exp(2 * loss.mu + loss.sigma ** 2);
    near(variance, expected, 0.03 * expected);
  });

  it('have the limited mean of the closed form', () => {
    const draw = draws();
    near(moments(() => Math.min(3, draw())).mean, limitedMean(loss, 3), 0.01);
    near(moments(() => (draw() >= 3 ? 1 : 0)).mean, logNormalTail(loss, 3), 0.005);
    near(limitedMean(loss, 1e12), logNormalMean(loss), 1e-9);
  });

  it('are fitted to the losses above a threshold', () => {
    const draw = draws();
    const threshold = 2.5;
    const seen = Array.from({ length: COUNT }, draw).filter((value) => value >= threshold);
    const logs = seen.map(Math.log);
    const mean = logs.reduce((sum, value) => sum + value, 0) / logs.length;
    const variance = logs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / logs.length;
    const fit = fitAbove(mean, Math.sqrt(variance), threshold);
    near(fit.mu, loss.mu, 0.02);
    near(fit.sigma, loss.sigma, 0.01);
    const limited = seen.reduce((sum, value) => sum + Math.min(value, 3), 0) / seen.length;
    near(limitedMeanAbove(loss, 3, threshold), limited, 0.005);
    assert.equal(limitedMeanAbove(loss, 2, threshold), 2);
  });
});
