// Integers and their rounding. The model uses floating-point numbers only for random choices.

export const BPS = 10_000n;
export const WAD = 10n ** 18n;
export const DAY = 86_400n;
export const YEAR = 365n * DAY;
export const NO_LIMIT = (1n << 256n) - 1n;

const pick = (values: bigint[], isBetter: (value: bigint, than: bigint) => boolean): bigint =>
  values.reduce((best, value) => (isBetter(value, best) ? value : best));

export const min = (...values: bigint[]): bigint => pick(values, (value, than) => value < than);
export const max = (...values: bigint[]): bigint => pick(values, (value, than) => value > than);
export const sum = (values: bigint[]): bigint => values.reduce((a, b) => a + b, 0n);
export const floorAtZero = (value: bigint): bigint => max(value, 0n);
export const clamp = (value: bigint, low: bigint, high: bigint): bigint => min(max(value, low), high);
export const dayOf = (time: bigint): bigint => time / DAY;

export const ceilDiv = (value: bigint, by: bigint): bigint => (value + by - 1n) / by;

/** The largest whole number whose square is not above `value`. */
function rootDown(value: bigint): bigint {
  if (value < 2n) return value;
  let guess = 1n << (BigInt(value.toString(2).length + 1) / 2n);
  for (;;) {
    const better = (guess + value / guess) / 2n;
    if (better >= guess) return guess;
    guess = better;
  }
}

export function rootUp(value: bigint): bigint {
  const down = rootDown(value);
  return down * down === value ? down : down + 1n;
}

/** The largest allowed amount in 0..limit, if all smaller ones are allowed; 0 if none is. */
export function largestAllowed(limit: bigint, isAllowed: (amount: bigint) => boolean): bigint {
  if (!isAllowed(0n)) return 0n;
  let [low, high] = [0n, limit];
  while (low < high) {
    const middle = (low + high + 1n) / 2n;
    if (isAllowed(middle)) low = middle;
    else high = middle - 1n;
  }
  return low;
}

/** An action that the contracts must refuse, with this error and these values. */
export class Refusal extends Error {
  constructor(
    readonly error: string,
    readonly values: readonly bigint[] = [],
  ) {
    super(`${error}(${values.join(', ')})`);
  }
}

export function demand(rule: boolean, error: string, ...values: bigint[]): asserts rule {
  if (!rule) throw new Refusal(error, values);
}
