import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { histogram, meanOf, shareAbove, tailValueAtRisk, valueAtRisk } from './measures';
import { randomFrom } from './random';

const oneTo = (count: number) => Float64Array.from({ length: count }, (_, index) => index + 1);

describe('tail figures', () => {
  it('are correct for the numbers 1 to 1,000', () => {
    const losses = oneTo(1_000);
    assert.equal(valueAtRisk(losses, 0.995), 995);
    assert.equal(tailValueAtRisk(losses, 0.995), 998);
    assert.equal(meanOf(losses), 500.5);
  });

  it('count part of the year at the border', () => {
    // the worst 0.5 of four years is two years; the worst 0.375 is one and a half
    assert.equal(tailValueAtRisk(oneTo(4), 0.5), 3.5);
    assert.ok(Math.abs(tailValueAtRisk(oneTo(4), 0.625) - (4 + 0.5 * 3) / 1.5) < 1e-12);
  });

  it('are correct for an exponential loss', () => {
    const random = randomFrom(5);
    const losses = Float64Array.from({ length: 400_000 }, () => -Math.log(1 - random())).sort();
    const exact = Math.log(200);
    assert.ok(Math.abs(valueAtRisk(losses, 0.995) - exact) < 0.08);
    // the exponential has no memory: the mean beyond any point is 1 more than the point
    assert.ok(Math.abs(tailValueAtRisk(losses, 0.995) - (exact + 1)) < 0.12);
  });

  it('are zero without losses', () => {
    const losses = new Float64Array(10);
    assert.equal(valueAtRisk(losses, 0.995), 0);
    assert.equal(tailValueAtRisk(losses, 0.995), 0);
    assert.deepEqual(histogram(losses, 5), []);
  });
});

describe('shares of the years', () => {
  const losses = Float64Array.from([0, 0, 0, 1, 2, 2, 5, 10]);

  it('are counted strictly above a limit', () => {
    assert.equal(shareAbove(losses, 0), 5 / 8);
    assert.equal(shareAbove(losses, 2), 2 / 8);
    assert.equal(shareAbove(losses, 10), 0);
  });

  it('sum up over the bins to the years with a loss', () => {
    const bins = histogram(losses, 7);
    assert.equal(bins.length, 7);
    const sum = bins.reduce((total, { share }) => total + share, 0);
    assert.ok(Math.abs(sum - 5 / 8) < 1e-12);
    assert.equal(bins.at(-1)?.to, 10);
  });
});
