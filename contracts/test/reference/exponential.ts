// The exponential by its series, with 45 digits. The chain's is a rational approximation whose last digit can differ, so the model
// uses the chain's value (`lib/cover/exponential.ts` reproduces it exactly) after comparing it with the series.

import { expWad } from '@/lib/cover/exponential';
import { WAD } from './integers';

const DIGITS = 10n ** 45n;
/** Arguments are halved until they are small; then the result is squared as often. */
const HALVINGS = 16n;
/** Below this, e^x is zero in 18 digits. */
const NOTHING = -42n * WAD;
/** The chain's value may differ by one in the 18th digit, and by this part of the whole. */
const TOLERANCE = 10n ** 18n;

/** ln 2 with the 18 digits that the contracts use. */
export const LN2 = 693_147_180_559_945_309n;
const HALF_LIFE_DAYS = 730n;

function series(x: bigint): bigint {
  let term = DIGITS;
  let total = 0n;
  for (let n = 1n; term !== 0n; n++) {
    total += term;
    term = (term * x) / DIGITS / n;
  }
  return total;
}

function precise(x: bigint): bigint {
  let result = series((x * DIGITS) / WAD / (1n << HALVINGS));
  for (let i = 0n; i < HALVINGS; i++) result = (result * result) / DIGITS;
  return result;
}

/** e^x, 1e18 = 1, rounded down. */
export function exactExp(x: bigint): bigint {
  if (x < NOTHING) return 0n;
  return x < 0n ? (WAD * DIGITS) / precise(-x) : (precise(x) * WAD) / DIGITS;
}

const known = new Map<bigint, bigint>();

/** The chain's value. Throws if it differs from the series by more than the tolerance. */
export function exp(x: bigint): bigint {
  const before = known.get(x);
  if (before !== undefined) return before;
  const [value, exact] = [expWad(x), exactExp(x)];
  const gap = value > exact ? value - exact : exact - value;
  if (gap > 1n + exact / TOLERANCE)
    throw new Error(`exp(${x}) is ${value} on chain, ${exact} by the series.`);
  known.set(x, value);
  return value;
}

/** Decay after some days: 2^(-days / 730), 1e18 = 1. */
export const decay = (days: bigint): bigint => exp(-((LN2 * days) / HALF_LIFE_DAYS));

/** Decayed sum of one per year over some days: (1 - decay) * 2 / ln 2, 1e18 = one year. */
export const decayedYears = (days: bigint): bigint => ((WAD - decay(days)) * 2n * WAD) / LN2;
