// The price level of a pool: it follows the utilisation by the second, DESIGN section 3. 1e18 = 1.

import { WAD } from '@/lib/units';
import { expWad } from './exponential';

const TARGET = (WAD * 7n) / 10n;
const YEAR = 365n * 86_400n;
/** ln(3/4) / 2 and ln(4) / 2 years: the level stays between 3/4 and 4. */
const MIN_INTEGRAL = (-287_682_072_451_780_927n * YEAR) / 2n;
const MAX_INTEGRAL = (1_386_294_361_119_890_618n * YEAR) / 2n;

const clamp = (value: bigint, low: bigint, high: bigint) => (value < low ? low : value > high ? high : value);

/** How far a utilisation is from the target, -1 to 1. */
export function errorOf(utilisation: bigint): bigint {
  const gap = utilisation - TARGET;
  return clamp((gap * WAD) / (gap < 0n ? TARGET : WAD - TARGET), -WAD, WAD);
}

/** The integral of the error over seconds, after so many more at one utilisation. */
export const advanced = (integral: bigint, utilisation: bigint, seconds: bigint): bigint =>
  clamp(integral + errorOf(utilisation) * seconds, MIN_INTEGRAL, MAX_INTEGRAL);

export const levelOf = (integral: bigint): bigint => expWad((2n * integral) / YEAR);
