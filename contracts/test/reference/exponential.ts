// The exponential by its series, with 45 digits. The chain's is a rational approximation whose last digit can be another:
// its value is taken (`lib/cover/exponential.ts` has it digit by digit), once it was checked against the series.

import { expWad } from '@/lib/cover/exponential';
import { WAD } from './integers';

const DIGITS = 10n ** 45n;
/** Arguments are halved until they are small, and the result squared as often. */
const HALVINGS = 16n;
/** Below it, e^x has no digit of 18. */
const NOTHING = -42n * WAD;
/** The chain may be off by one in the 18th digit after the point, and by so much of the whole. */
const TOLERANCE = 10n ** 18n;

/** The natural logarithm of 2 to the 18 digits that the contracts define it by. */
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

/** As the chain gives it, if it is the series' within the tolerance. */
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

/** What is left of one after so many days: 2^(-days / 730), 1e18 = 1. */
export const decay = (days: bigint): bigint => exp(-((LN2 * days) / HALF_LIFE_DAYS));

/** What one a year adds up to over so many days, decayed: (1 - decay) * 2 / ln 2, 1e18 = one year. */
export const decayedYears = (days: bigint): bigint => ((WAD - decay(days)) * 2n * WAD) / LN2;
