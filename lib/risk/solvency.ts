// The solvency rule of SolvencyLib.sol, to the unit: products of one group count as one event.

import { BPS } from '@/lib/units';

const BPS_5 = BPS ** 5n;

/** A pool's limits, in basis points. */
export type SolvencyRule = { marginBps: number; rhoBps: number; groupCapBps: number; leverageBps: number };

/** What the rule reads of a product. Exposure in asset units. */
export type Exposed = { group: number; exposure: bigint; weightBps: number; shareBps: number };

/** What the rule reads of a pool. Stressed amounts are asset units times 10,000, so that they are exact. */
export type Sums = { largest: bigint; exposure: bigint; stressed: bigint; squares: bigint };

export const ceilDiv = (a: bigint, b: bigint): bigint => (a + b - 1n) / b;
export const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
export const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);

/** Largest whole number whose square is not above the value (Newton, from above). */
export function floorSqrt(value: bigint): bigint {
  if (value < 2n) return value;
  let root = 1n << BigInt((value.toString(2).length + 1) >> 1);
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

function groupsOf(products: readonly Exposed[]): Map<number, Group> {
  const groups = new Map<number, Group>();
  for (const { group, exposure, weightBps } of products) {
    const before = groups.get(group) ?? { exposure: 0n, stressed: 0n };
    groups.set(group, {
      exposure: before.exposure + exposure,
      stressed: before.stressed + exposure * BigInt(weightBps),
    });
  }
  return groups;
}

export function sumsOf(products: readonly Exposed[]): Sums {
  const sums = { largest: 0n, exposure: 0n, stressed: 0n, squares: 0n };
  for (const { exposure, stressed } of groupsOf(products).values()) {
    sums.largest = larger(sums.largest, exposure);
    sums.exposure += exposure;
    sums.stressed += stressed;
    sums.squares += stressed * stressed;
  }
  return sums;
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

/** Capital that must be there beside what open incidents may cost. */
export function requiredCapital(products: readonly Exposed[], rule: SolvencyRule): bigint {
  const sums = sumsOf(products);
  return [requiredByGroup(sums, rule), requiredByLeverage(sums, rule)].reduce(
    larger,
    requiredByStress(sums, rule),
  );
}

/** Stress capital after `amount` more of one product was sold. */
export function stressAfter(
  products: readonly Exposed[],
  index: number,
  amount: bigint,
  rule: SolvencyRule,
): bigint {
  const after = products.map((product, at) =>
    at === index ? { ...product, exposure: product.exposure + amount } : product,
  );
  return requiredByStress(sumsOf(after), rule);
}

/** z more of stress-weighted exposure keep R <= free while BPS z^2 + 2 b z <= target - mix: one square root. */
function stressRoom(weightBps: bigint, group: Group, sums: Sums, rule: SolvencyRule, free: bigint): bigint {
  const rhoBps = BigInt(rule.rhoBps);
  const slack = (free ** 2n * BPS_5) / BigInt(rule.marginBps) ** 2n - mix(sums, rhoBps);
  if (slack < 0n) return 0n;
  const b = rhoBps * sums.stressed + (BPS - rhoBps) * group.stressed;
  return (floorSqrt(b * b + BPS * slack) - b) / BPS / weightBps;
}

/**
 * Largest amount of `products[index]` that can be sold, asset units: every limit holds after it and one fails one unit above.
 * @param free Capital less what open incidents may cost.
 */
export function capacityOf(
  products: readonly Exposed[],
  index: number,
  rule: SolvencyRule,
  free: bigint,
): bigint {
  const product = products[index];
  if (!product || requiredCapital(products, rule) > free) return 0n;
  const sums = sumsOf(products);
  const group = groupsOf(products).get(product.group) ?? { exposure: 0n, stressed: 0n };
  const limit = (bps: number) => (free * BigInt(bps)) / BPS;
  const rooms = [
    limit(product.shareBps) - product.exposure,
    limit(rule.groupCapBps) - group.exposure,
    limit(rule.leverageBps) - sums.exposure,
  ];
  const byStress = stressRoom(BigInt(product.weightBps), group, sums, rule, free);
  return larger(rooms.reduce(smaller, byStress), 0n);
}
