// The price of cover: the assessed expected loss, and the potential difference of the bound capital (DESIGN section 3).

import { decay, decayedYears, exp } from './exponential';
import { BPS, ceilDiv, clamp, dayOf, max, min, WAD, YEAR } from './integers';
import type { State } from './types';

/** The curve: cost at utilisation 0, at the kink and at 1, and the kink. */
const [IDLE, AT_KINK, FULL, KINK] = [WAD / 50n, WAD / 25n, WAD / 5n, (WAD * 7n) / 10n];
const TARGET = (WAD * 7n) / 10n;
const [MIN_INTEGRAL, MAX_INTEGRAL] = [
  (-287_682_072_451_780_927n * YEAR) / 2n,
  (1_386_294_361_119_890_618n * YEAR) / 2n,
];
const [PRODUCT_WEIGHT, POOL_WEIGHT] = [(WAD * 35n) / 100n, 2n * WAD];
const YEAR_OF_DAYS = 365n * WAD;

export const SCALE = 1n << 16n;

// ---- rates, stored by a cover with 48 or 24 significant bits ----

function packed(rate: bigint, bits: number): bigint {
  const shift = BigInt(Math.max(0, (rate === 0n ? 0 : rate.toString(2).length) - bits));
  return ((rate >> shift) << 8n) | shift;
}

export const packedRate = (rate: bigint): bigint => packed(rate, 48);
export const packedRefund = (rate: bigint): bigint => packed(rate, 24);
export const unpacked = (word: bigint): bigint => (word >> 8n) << (word & 0xffn);
export const capitalPart = (rate: bigint, share: bigint): bigint => (rate * share) / SCALE;

// ---- level and experience ----

export function levelError(bound: bigint, base: bigint): bigint {
  if (bound === 0n) return -WAD;
  if (bound >= base) return WAD;
  const gap = (bound * WAD) / base - TARGET;
  return (gap * WAD) / (gap < 0n ? TARGET : WAD - TARGET);
}

export const integralAfter = (integral: bigint, error: bigint, seconds: bigint): bigint =>
  clamp(integral + error * seconds, MIN_INTEGRAL, MAX_INTEGRAL);

export const levelNow = (state: State): bigint => exp((2n * state.integral) / YEAR);

export const poolFactor = (state: State): bigint =>
  clamp(ceilDiv((POOL_WEIGHT + state.losses) * WAD, POOL_WEIGHT + state.expected), WAD / 2n, (WAD * 5n) / 2n);

export function severitiesNow(state: State, product: number): bigint {
  const { severities } = state.products[product] ?? { severities: { sum: 0n, day: 0n } };
  return (severities.sum * decay(dayOf(state.now) - severities.day)) / WAD;
}

export function experienceOf(state: State, product: number): bigint {
  const { riskRate, listedDay } = state.products[product] ?? { riskRate: 0n, listedDay: 0n };
  const years = decayedYears(dayOf(state.now) - listedDay);
  const factor = ceilDiv(
    (PRODUCT_WEIGHT + severitiesNow(state, product)) * WAD,
    PRODUCT_WEIGHT + (riskRate * years) / WAD,
  );
  return ceilDiv(clamp(factor, WAD / 2n, 3n * WAD) * poolFactor(state), WAD);
}

// ---- prices ----

/** Area under the curve over 0..required of the capital, each linear piece rounded down; asset units times 1e18. */
function potential(required: bigint, capital: bigint): bigint {
  if (capital === 0n) return FULL * required;
  const [scaled, whole, kinkAt] = [required * WAD, capital * WAD, capital * KINK];
  if (scaled <= kinkAt) return IDLE * required + ((AT_KINK - IDLE) * required * scaled) / (2n * kinkAt);
  const beyond = min(scaled, whole) - kinkAt;
  const below = ((IDLE + AT_KINK) * kinkAt) / (2n * WAD);
  const steep = ((FULL - AT_KINK) * beyond * beyond) / (2n * (whole - kinkAt) * WAD);
  return below + (AT_KINK * beyond) / WAD + steep + FULL * max(required - capital, 0n);
}

export type Bought = {
  product: number;
  signal: bigint;
  amount: bigint;
  daysInForce: bigint;
  /** R without and with the purchase. */
  before: bigint;
  after: bigint;
  priced: bigint;
  daysBound: bigint;
};

export type Price = { premium: bigint; expectedLoss: bigint; refundRate: bigint };

export function priceOf(state: State, bought: Bought): Price {
  const { product, signal, amount, daysInForce, before, after, priced, daysBound } = bought;
  const riskRate = state.products[product]?.riskRate ?? 0n;
  const assessed = ceilDiv(ceilDiv(riskRate * experienceOf(state, product), WAD) * signal, WAD);
  const loss = amount * daysInForce * assessed;
  const charge = ceilDiv((potential(after, priced) - potential(before, priced)) * levelNow(state), WAD);
  const premium = ceilDiv(loss + charge * daysBound, YEAR_OF_DAYS);
  const refundable = (premium * SCALE * (BPS - state.params.cancelFeeBps)) / (daysBound * BPS);
  return {
    premium,
    expectedLoss: min(premium, ceilDiv(loss, YEAR_OF_DAYS)),
    refundRate: packedRefund(refundable),
  };
}
