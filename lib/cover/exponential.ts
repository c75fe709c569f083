// The exponential of the contracts, digit by digit: solady's FixedPointMathLib.expWad.

import { WAD } from '@/lib/units';

/** The natural logarithm of 2 to the 18 digits that the contracts define it by. */
export const LN2 = 693_147_180_559_945_309n;
const HALF_LIFE_DAYS = 730n;

const LN2_96 = 54_916_777_467_707_473_351_141_471_128n;
const MIN_ARGUMENT = -41_446_531_673_892_822_313n;
const MAX_ARGUMENT = 135_305_999_368_893_231_589n;

/** e^x, 1e18 = 1. Shifts of negative numbers round down and `/` cuts, as on chain. */
export function expWad(argument: bigint): bigint {
  if (argument <= MIN_ARGUMENT) return 0n;
  if (argument >= MAX_ARGUMENT) throw new RangeError(`e^${argument} is too large.`);
  let x = (argument << 78n) / 5n ** 18n;
  const k = ((x << 96n) / LN2_96 + 2n ** 95n) >> 96n;
  x -= k * LN2_96;

  let y = x + 1346386616545796478920950773328n;
  y = ((y * x) >> 96n) + 57155421227552351082224309758442n;
  let p = y + x - 94201549194550492254356042504812n;
  p = ((p * y) >> 96n) + 28719021644029726153956944680412240n;
  p = p * x + (4385272521454847904659076985693276n << 96n);

  let q = x - 2855989394907223263936484059900n;
  q = ((q * x) >> 96n) + 50020603652535783019961831881945n;
  q = ((q * x) >> 96n) - 533845033583426703283633433725380n;
  q = ((q * x) >> 96n) + 3604857256930695427073651918091429n;
  q = ((q * x) >> 96n) - 14423608567350463180887372962807573n;
  q = ((q * x) >> 96n) + 26449188498355588339934803723976023n;

  const scale = 3822833074963236453042738258902158003155416615667n;
  return ((p / q) * scale) >> (195n - k);
}

const decays = new Map<bigint, bigint>();

/** 2^(-days / 730), 1e18 = 1: what two years halve. */
export function decayOf(days: bigint): bigint {
  const known = decays.get(days) ?? expWad(-((LN2 * days) / HALF_LIFE_DAYS));
  decays.set(days, known);
  return known;
}

/** Decayed sum of one per year over a number of days: (1 - decay) * 2 / ln 2, 1e18 = one year. */
export const decayedYears = (days: bigint): bigint => ((WAD - decayOf(days)) * 2n * WAD) / LN2;
