import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { WAD } from '@/lib/units';
import { assessedRate, experienceOf, poolFactor, productFactor } from './experience';
import { decayedYears, decayOf, expWad } from './exponential';
import { advanced, errorOf, levelOf } from './level';

const YEAR = 365n * 86_400n;
const percent = (value: bigint) => (WAD * value) / 100n;

describe('the exponential', () => {
  it('is exact to eighteen digits', () => {
    assert.equal(expWad(0n), WAD);
    assert.equal(expWad(WAD), 2_718_281_828_459_045_235n);
    assert.equal(expWad(-WAD), 367_879_441_171_442_321n);
    const gap = expWad(20n * WAD) - 485_165_195_409_790_277_969_106_830n;
    assert.ok(gap > -(10n ** 8n) && gap < 10n ** 8n);
    assert.equal(expWad(-42n * WAD), 0n);
    assert.throws(() => expWad(136n * WAD), RangeError);
  });

  it('halves in two years', () => {
    assert.equal(decayOf(0n), WAD);
    const gap = decayOf(730n) - WAD / 2n;
    assert.ok(gap >= -1n && gap <= 1n);
    assert.equal(decayedYears(0n), 0n);
    assert.ok(decayedYears(100_000n) > (WAD * 288n) / 100n && decayedYears(100_000n) < (WAD * 289n) / 100n);
  });
});

describe('experience', () => {
  it('is 1 before anything happened', () => {
    assert.equal(productFactor(0n, percent(2n), 0n), WAD);
    assert.equal(poolFactor(0n, 0n), WAD);
    assert.equal(experienceOf(WAD, WAD), WAD);
  });

  it('falls slowly without losses and rises with one, within its bounds', () => {
    const quiet = productFactor(0n, percent(2n), 730n);
    assert.ok(quiet < WAD && quiet > percent(90n));
    assert.equal(productFactor(WAD, percent(2n), 1n), 3n * WAD);
    assert.ok(productFactor(percent(20n), percent(2n), 365n) > percent(140n));
    assert.equal(poolFactor(100n * WAD, 0n), percent(250n));
    assert.equal(poolFactor(0n, 100n * WAD), percent(50n));
  });

  it('raises the assessed rate with the market signal', () => {
    assert.equal(assessedRate(percent(2n), WAD, WAD), percent(2n));
    assert.equal(assessedRate(percent(2n), 2n * WAD, 3n * WAD), percent(12n));
    assert.equal(assessedRate(1n, 1n, 1n), 1n);
  });
});

describe('the level', () => {
  it('follows utilisation around its target', () => {
    assert.equal(errorOf(percent(70n)), 0n);
    assert.equal(errorOf(0n), -WAD);
    assert.equal(errorOf(WAD), WAD);
    assert.equal(errorOf(9n * WAD), WAD);
    assert.equal(levelOf(0n), WAD);
  });

  it('multiplies by e^2 in a year of a full pool, and stays between 3/4 and 4', () => {
    const half = levelOf(advanced(0n, WAD, YEAR / 2n));
    assert.equal(half, expWad(WAD));
    const [low, high] = [levelOf(advanced(0n, 0n, 99n * YEAR)), levelOf(advanced(0n, WAD, 99n * YEAR))];
    assert.ok(low - percent(75n) >= -1n && low - percent(75n) <= 1n, String(low));
    assert.ok(high - 4n * WAD >= -9n && high - 4n * WAD <= 9n, String(high));
  });

  it('does not depend on how often it is updated', () => {
    const once = advanced(0n, percent(40n), 1_000n);
    const twice = advanced(advanced(0n, percent(40n), 1n), percent(40n), 999n);
    assert.equal(once, twice);
  });
});
