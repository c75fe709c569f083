// The solvency rule of SolvencyLib.sol, exact to the unit. Products of one group count as one event.

import { BPS } from '@/lib/units';

const BPS_5 = BPS ** 5n;

/** A pool's limits, in basis points. */
export type SolvencyRule = { marginBps: number; rhoBps: number; groupCapBps: number; leverageBps: number };

/** The default limits of a pool (DESIGN §4). */
export const DEFAULT_RULE: SolvencyRule = {
  marginBps: 10_000,
  rhoBps: 1_500,
  groupCapBps: 3_000,
  leverageBps: 40_000,
};

/** A product's part in the rule. Exposure in asset units. */
export type Exposed = { group: number; exposure: bigint; weightBps: number; shareBps: number };

/** A pool's part in the rule. Stressed amounts are asset units times 10,000, so that they are exact. */
export type Sums = { largest: bigint; exposure: bigint; stressed: bigint; squares: bigint };

export const ceilDiv = (a: bigint, b: bigint): bigint => (a + b - 1n) / b;
/** For bigint, which Math.min and Math.max do not accept. */
export const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
export const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);

/** Largest integer whose square is not above `value` (below 2^1023): one step from a double is not below it, then Newton descends. */
export function floorSqrt(value: bigint): bigint {
  if (value < 2n) return value;
  const guess = BigInt(Math.floor(Math.sqrt(Number(value))));
  let root = (guess + value / guess + 1n) >> 1n;
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

export function ceilSqrt(value: bigint): bigint {
  const root = floorSqrt(value);
  return root * root === value ? root : root + 1n;
}

type Group = { exposure: bigint; stressed: bigint };
const EMPTY: Group = { exposure: 0n, stressed: 0n };

/** Sums over a pool's products, by group and in total. */
export type Book = Sums & { groups: ReadonlyMap<number, Group> };

export function bookOf(products: readonly Exposed[]): Book {
  const groups = new Map<number, Group>();
  for (const { group, exposure, weightBps } of products) {
    const before = groups.get(group) ?? EMPTY;
    groups.set(group, {
      exposure: before.exposure + exposure,
      stressed: before.stressed + exposure * BigInt(weightBps),
    });
  }
  const sums = { largest: 0n, exposure: 0n, stressed: 0n, squares: 0n };
  for (const { exposure, stressed } of groups.values()) {
    sums.largest = larger(sums.largest, exposure);
    sums.exposure += exposure;
    sums.stressed += stressed;
    sums.squares += stressed * stressed;
  }
  return { ...sums, groups };
}

const mix = ({ stressed, squares }: Sums, rhoBps: bigint) =>
  rhoBps * stressed ** 2n + (BPS - rhoBps) * squares;

/** Stress capital R = margin * sqrt(rho * stressed^2 + (1 - rho) * squares), asset units, rounded up. */
export const requiredByStress = (sums: Sums, { rhoBps, marginBps }: SolvencyRule): bigint =>
  ceilSqrt(ceilDiv(mix(sums, BigInt(rhoBps)) * BigInt(marginBps) ** 2n, BPS_5));

/** The largest group over the group cap, asset units, rounded up. */
export const requiredByGroup = ({ largest }: Sums, { groupCapBps }: SolvencyRule): bigint =>
  ceilDiv(largest * BPS, BigInt(groupCapBps));

/** Total exposure over the leverage cap, asset units, rounded up. */
export const requiredByLeverage = ({ exposure }: Sums, { leverageBps }: SolvencyRule): bigint =>
  ceilDiv(exposure * BPS, BigInt(leverageBps));

/** Capital that the limits require, without what open incidents may cost. */
export const requiredCapital = (sums: Sums, rule: SolvencyRule): bigint =>
  larger(requiredByStress(sums, rule), larger(requiredByGroup(sums, rule), requiredByLeverage(sums, rule)));

/** Stress capital after the sale of `amount` more of a product. A negative amount releases cover. */
export function stressAfter(
  book: Book,
  { group, weightBps }: Pick<Exposed, 'group' | 'weightBps'>,
  amount: bigint,
  rule: SolvencyRule,
): bigint {
  const before = (book.groups.get(group) ?? EMPTY).stressed;
  const after = before + amount * BigInt(weightBps);
  const stressed = book.stressed + after - before;
  return requiredByStress({ ...book, stressed, squares: book.squares + after ** 2n - before ** 2n }, rule);
}

/** Room under the stress rule: z more of stress-weighted exposure keep R <= free while BPS z^2 + 2 b z <= slack: one square root. */
function stressRoom(weightBps: bigint, group: Group, sums: Sums, rule: SolvencyRule, free: bigint): bigint {
  const rhoBps = BigInt(rule.rhoBps);
  const slack = (free ** 2n * BPS_5) / BigInt(rule.marginBps) ** 2n - mix(sums, rhoBps);
  if (slack < 0n) return 0n;
  const b = rhoBps * sums.stressed + (BPS - rhoBps) * group.stressed;
  return (floorSqrt(b * b + BPS * slack) - b) / BPS / weightBps;
}

/**
 * Largest amount of a product that can be sold, in asset units: all limits hold after it, and one unit more breaks one.
 * @param free Capital less what open incidents may cost.
 */
export function capacityOf(book: Book, product: Exposed, rule: SolvencyRule, free: bigint): bigint {
  // A group at its cap does not stop sales of the others, as long as it can be lost in full.
  if (book.largest > free) return 0n;
  const group = book.groups.get(product.group) ?? EMPTY;
  const limit = (bps: number) => (free * BigInt(bps)) / BPS;
  const rooms = [
    limit(product.shareBps) - product.exposure,
    limit(rule.groupCapBps) - group.exposure,
    limit(rule.leverageBps) - book.exposure,
  ];
  const byStress = stressRoom(BigInt(product.weightBps), group, book, rule, free);
  return larger(rooms.reduce(smaller, byStress), 0n);
}
