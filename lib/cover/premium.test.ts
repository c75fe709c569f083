import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { WAD } from '@/lib/units';
import {
  curveArea,
  curveHeight,
  leastRefunded,
  mostPaid,
  premiumOf,
  unitRate,
  utilisation,
  utilisationAfter,
  yearlyRate,
} from './premium';

const curve = { kink: (WAD * 8n) / 10n, steepness: 4n * WAD };
const USD = 1_000_000n;
const product = {
  curve,
  rate: (WAD * 25n) / 1000n,
  multiple: WAD,
  exposure: 100_000n * USD,
  capacity: 400_000n * USD,
};

describe('the premium curve', () => {
  it('is 1/k at nothing, 1 at the kink and k when full', () => {
    assert.equal(curveHeight(curve, 0n), WAD / 4n);
    assert.equal(curveHeight(curve, curve.kink), WAD);
    assert.equal(curveHeight(curve, WAD), 4n * WAD);
  });

  it('covers the area of its two trapezia', () => {
    const whole = curveArea(curve, 0n, 1_000n, 1_000n);
    // 800 wide from 1/4 to 1, 200 wide from 1 to 4
    assert.equal(whole, 500n * WAD + 500n * WAD);
  });

  it('never gets cheaper by splitting', () => {
    const whole = premiumOf(product, 250_000n * USD, 90);
    const first = premiumOf(product, 70_001n * USD + 3n, 90);
    const rest = {
      ...product,
      exposure: product.exposure + 70_001n * USD + 3n,
      capacity: product.capacity - 70_001n * USD - 3n,
    };
    const second = premiumOf(rest, 179_998n * USD + 999_997n, 90);
    assert.ok(whole !== null && first !== null && second !== null);
    assert.ok(first + second >= whole && first + second <= whole + 2n);
  });

  it('has no price for nothing and for more than there is', () => {
    assert.equal(premiumOf(product, 0n, 90), null);
    assert.equal(premiumOf(product, product.capacity + 1n, 90), null);
  });

  it('reads as a yearly rate between the rate at floor and at the top', () => {
    const premium = premiumOf(product, 10_000n * USD, 73) ?? 0n;
    const rate = yearlyRate(premium, 10_000n * USD, 73);
    assert.ok(rate > product.rate / 4n && rate < product.rate * 4n);
  });

  it('is multiplied by level, experience and market signal', () => {
    const dear = { ...product, multiple: 3n * WAD };
    const [once, thrice] = [
      premiumOf(product, 10_000n * USD, 90) ?? 0n,
      premiumOf(dear, 10_000n * USD, 90) ?? 0n,
    ];
    assert.ok(thrice <= once * 3n && thrice > once * 3n - 3n);
    assert.equal(unitRate(dear, curve.kink), 3n * product.rate);
  });

  it('lets the price move by one part in a hundred, and by a unit at least', () => {
    assert.equal(mostPaid(1_000n), 1_010n);
    assert.equal(mostPaid(1n), 2n);
    assert.equal(leastRefunded(1_000n), 990n);
    assert.equal(leastRefunded(1n), 0n);
    assert.equal(leastRefunded(0n), 0n);
  });

  it('moves along the curve with a purchase, to its end with the whole capacity', () => {
    assert.equal(utilisationAfter(product, 0n), utilisation(product));
    assert.equal(utilisationAfter(product, 150_000n * USD), WAD / 2n);
    assert.equal(utilisationAfter(product, product.capacity), WAD);
  });

  it('counts a product that can sell nothing as full', () => {
    assert.equal(utilisation({ exposure: 5n, capacity: 0n }), WAD);
    assert.equal(utilisation({ exposure: 1n, capacity: 3n }), WAD / 4n);
  });
});
