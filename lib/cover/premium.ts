import { WAD } from '@/lib/units';
import type { PremiumCurve, ProductSummary } from './types';

/** What a price depends on. */
export type Priced = Pick<ProductSummary, 'curve' | 'rate' | 'multiple' | 'exposure' | 'capacity'>;

const ceilDiv = (a: bigint, b: bigint) => (a + b - 1n) / b;
const smaller = (a: bigint, b: bigint) => (a < b ? a : b);
const larger = (a: bigint, b: bigint) => (a > b ? a : b);

/** The two straight lines of KinkedPremiumModel.sol, with its roundings. */
function lines({ kink, steepness }: PremiumCurve) {
  const floor = (WAD * WAD) / steepness;
  return {
    floor,
    slopeBelow: ((WAD - floor) * WAD) / kink,
    slopeAbove: ((steepness - WAD) * WAD) / (WAD - kink),
  };
}

/** Height of the curve at a utilisation, both 1e18 = 1: 1/steepness at 0, 1 at the kink, steepness at 1. */
export function curveHeight(curve: PremiumCurve, utilisation: bigint): bigint {
  const { floor, slopeBelow, slopeAbove } = lines(curve);
  return utilisation <= curve.kink
    ? floor + ceilDiv(slopeBelow * utilisation, WAD)
    : WAD + ceilDiv(slopeAbove * (utilisation - curve.kink), WAD);
}

/** Area under the curve between two exposures, in their unit times 1e18, rounded up as the contract does. */
export function curveArea(curve: PremiumCurve, before: bigint, after: bigint, capacity: bigint): bigint {
  const { floor, slopeBelow, slopeAbove } = lines(curve);
  const kinkAt = ceilDiv(curve.kink * capacity, WAD);
  let area = 0n;
  if (before < kinkAt) {
    const to = smaller(after, kinkAt);
    const width = to - before;
    area += width * floor + ceilDiv(slopeBelow * width * (before + to), 2n * capacity);
  }
  if (after > kinkAt) {
    const from = larger(before, kinkAt);
    const width = after - from;
    const beyondKink = (from + after) * WAD - 2n * capacity * curve.kink;
    area += width * WAD + ceilDiv(slopeAbove * width * beyondKink, 2n * capacity * WAD);
  }
  return area;
}

/** What `Cover.quote` answers, to the unit; null for an amount that cannot be bought. */
export function premiumOf(product: Priced, amount: bigint, termDays: number): bigint | null {
  const { curve, rate, multiple, exposure, capacity } = product;
  if (amount <= 0n || amount > capacity) return null;
  const area = curveArea(curve, exposure, exposure + amount, exposure + capacity);
  return ceilDiv(area * rate * BigInt(termDays) * multiple, 365n * WAD * WAD * WAD);
}

/** What the next unit of cover costs a year at a utilisation, as a share of it; 1e18 = 100 %. */
export const unitRate = (
  { curve, rate, multiple }: Pick<Priced, 'curve' | 'rate' | 'multiple'>,
  used: bigint,
): bigint => ceilDiv(rate * multiple * curveHeight(curve, used), WAD * WAD);

/** Exposure over the most that the product could expose, 1e18 = 1; 1 when nothing can be sold. */
export const utilisation = ({ exposure, capacity }: Pick<Priced, 'exposure' | 'capacity'>): bigint =>
  capacity === 0n ? WAD : (exposure * WAD) / (exposure + capacity);

/** The same once an amount more is sold. */
export const utilisationAfter = (
  { exposure, capacity }: Pick<Priced, 'exposure' | 'capacity'>,
  amount: bigint,
): bigint =>
  amount >= capacity ? WAD : utilisation({ exposure: exposure + amount, capacity: capacity - amount });

/** The price may move by this much between the quote and the transaction, in either direction. */
const SLIPPAGE_PERCENT = 1n;
const slippage = (amount: bigint) => ceilDiv(amount * SLIPPAGE_PERCENT, 100n);

/** The most that a quoted premium may have become when it is paid. */
export const mostPaid = (premium: bigint): bigint => premium + slippage(premium);

/** The least that a quoted refund may have become when it is paid back. */
export const leastRefunded = (refund: bigint): bigint => refund - slippage(refund);

/** A premium as the share of the amount it would be over a year; 1e18 = 100 %. */
export const yearlyRate = (premium: bigint, amount: bigint, termDays: number): bigint =>
  ceilDiv(premium * 365n * WAD, amount * BigInt(termDays));
