// The exponential by its series, with 45 digits. The chain's is a rational approximation whose last digit can be another,
// so a history takes the chain's value of each exponential as an input, once it was checked against the series.

import { WAD } from './integers';

const DIGITS = 10n ** 45n;
/** Arguments are halved until they are small, and the result squared as often. */
const HALVINGS = 16n;
/** Below it, e^x has no digit of 18. */
const NOTHING = -42n * WAD;
/** The chain may be off by one in the 18th digit after the point, and by so much of the whole. */
const TOLERANCE = 10n ** 19n;

/** The natural logarithm of 2 to the 18 digits that the contracts define it by. */
export const LN2 = 693_147_180_559_945_309n;

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

// ---- the chain's values ----

const known = new Map<bigint, bigint>();
const asked = new Map<bigint, bigint>();

/** As the chain gives it, once `learn` was told; until then the exact one, and it is asked for. */
export function exp(x: bigint): bigint {
  const value = known.get(x) ?? asked.get(x) ?? exactExp(x);
  if (!known.has(x)) asked.set(x, value);
  return value;
}

/** The arguments whose values the chain was not yet asked for; forgets them. */
export function takeAsked(): bigint[] {
  const arguments_ = [...asked.keys()];
  asked.clear();
  return arguments_;
}

/** Takes the chain's value if it is the series', within the tolerance. */
export function learn(x: bigint, value: bigint): void {
  const exact = exactExp(x);
  const gap = value > exact ? value - exact : exact - value;
  if (gap > 1n + exact / TOLERANCE)
    throw new Error(`The chain's exp(${x}) is ${value}, the series gives ${exact}.`);
  known.set(x, value);
}

/** 2^(-time / half-life), 1e18 = 1. */
export const decay = (time: bigint, halfLife: bigint): bigint => exp(-((LN2 * time) / halfLife));
