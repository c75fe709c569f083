// How losses correct prices: DESIGN section 3. Everything is 1e18 = 1.

import { WAD } from '@/lib/units';
import { decayedYears } from './exponential';

const ceilDiv = (a: bigint, b: bigint) => (a + b - 1n) / b;
const clamp = (value: bigint, low: bigint, high: bigint) => (value < low ? low : value > high ? high : value);

/** Weight of the assessed rate against observed losses: 0.35 severities of a product, 2 payouts of a pool. */
const PRODUCT_CREDIBILITY = (WAD * 35n) / 100n;
const POOL_CREDIBILITY = 2n * WAD;
const PRODUCT_BOUNDS = { min: WAD / 2n, max: 3n * WAD };
const POOL_BOUNDS = { min: WAD / 2n, max: (WAD * 5n) / 2n };

/** Factor of one product, rounded up. `severities` are decayed. */
export function productFactor(severities: bigint, riskRate: bigint, daysListed: bigint): bigint {
  const expected = PRODUCT_CREDIBILITY + (riskRate * decayedYears(daysListed)) / WAD;
  const factor = ceilDiv((PRODUCT_CREDIBILITY + severities) * WAD, expected);
  return clamp(factor, PRODUCT_BOUNDS.min, PRODUCT_BOUNDS.max);
}

/** Factor of the pool, rounded up. Both are decayed, counted in payouts. */
export function poolFactor(losses: bigint, expected: bigint): bigint {
  const factor = ceilDiv((POOL_CREDIBILITY + losses) * WAD, POOL_CREDIBILITY + expected);
  return clamp(factor, POOL_BOUNDS.min, POOL_BOUNDS.max);
}

export const experienceOf = (product: bigint, pool: bigint): bigint => ceilDiv(product * pool, WAD);

/** The assessed expected loss a year as a share of the cover, rounded up. */
export const assessedRate = (riskRate: bigint, experience: bigint, signal: bigint): bigint =>
  ceilDiv(ceilDiv(riskRate * experience, WAD) * signal, WAD);
