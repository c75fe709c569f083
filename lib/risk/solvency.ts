import { BPS } from '@/lib/units';

const BPS_5 = BPS ** 5n;

/** A pool's rule, in basis points. */
export type SolvencyRule = { rhoBps: bigint; marginBps: bigint; groupCapBps: bigint };

/** A product's place in its pool. Exposure in asset units. */
export type Line = { group: number; exposure: bigint; weightBps: bigint; maxShareBps: bigint };

/** What the rule reads. Stressed amounts are asset units times 10,000, so that they are exact. */
export type Sums = { largest: bigint; stressed: bigint; squares: bigint };

export const ceilDiv = (a: bigint, b: bigint): bigint => (a + b - 1n) / b;
const smaller = (a: bigint, b: bigint) => (a < b ? a : b);
const greatest = (a: bigint, b: bigint) => (a > b ? a : b);
const orZero = (value: bigint) => greatest(value, 0n);

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

function groupOf(lines: readonly Line[], group: number): Group {
  const members = lines.filter((line) => line.group === group);
  return {
    exposure: members.reduce((sum, { exposure }) => sum + exposure, 0n),
    stressed: members.reduce((sum, { exposure, weightBps }) => sum + exposure * weightBps, 0n),
  };
}

export function sumsOf(lines: readonly Line[]): Sums {
  const groups = [...new Set(lines.map(({ group }) => group))].map((group) => groupOf(lines, group));
  return {
    largest: groups.reduce((most, { exposure }) => greatest(most, exposure), 0n),
    stressed: groups.reduce((sum, { stressed }) => sum + stressed, 0n),
    squares: groups.reduce((sum, { stressed }) => sum + stressed ** 2n, 0n),
  };
}

const mix = ({ stressed, squares }: Sums, { rhoBps }: SolvencyRule) =>
  rhoBps * stressed ** 2n + (BPS - rhoBps) * squares;

/** margin * sqrt(rho * stressed^2 + (1 - rho) * squares), asset units, rounded up. */
export const requiredByStress = (sums: Sums, rule: SolvencyRule): bigint =>
  ceilSqrt(ceilDiv(mix(sums, rule) * rule.marginBps ** 2n, BPS_5));

/** The largest group over the group cap, asset units, rounded up. */
export const requiredByGroup = ({ largest }: Sums, { groupCapBps }: SolvencyRule): bigint =>
  ceilDiv(largest * BPS, groupCapBps);

/** Capital that the rule demands, what open incidents can cost included. */
export function requiredCapital(lines: readonly Line[], rule: SolvencyRule, atRisk: bigint): bigint {
  const sums = sumsOf(lines);
  return atRisk + greatest(requiredByStress(sums, rule), requiredByGroup(sums, rule));
}

/** z more of stress-weighted exposure keep the rule while BPS z^2 + 2 b z <= target - mix: one square root. */
function stressRoom(line: Line, group: Group, sums: Sums, rule: SolvencyRule, free: bigint): bigint {
  const slack = (free ** 2n * BPS_5) / rule.marginBps ** 2n - mix(sums, rule);
  if (slack < 0n) return 0n;
  const b = rule.rhoBps * sums.stressed + (BPS - rule.rhoBps) * group.stressed;
  return (floorSqrt(b * b + BPS * slack) - b) / BPS / line.weightBps;
}

/** The most that `lines[index]` can still sell, asset units: the rule holds after it and fails one unit above. */
export function capacityOf(
  lines: readonly Line[],
  index: number,
  rule: SolvencyRule,
  { capital, atRisk }: { capital: bigint; atRisk: bigint },
): bigint {
  const line = lines[index];
  if (!line) return 0n;
  const free = orZero(capital - atRisk);
  const sums = sumsOf(lines);
  if (requiredByGroup(sums, rule) > free) return 0n;
  const group = groupOf(lines, line.group);
  const byGroup = orZero((free * rule.groupCapBps) / BPS - group.exposure);
  const byShare = orZero((free * line.maxShareBps) / BPS - line.exposure);
  return smaller(smaller(byGroup, byShare), stressRoom(line, group, sums, rule, free));
}
