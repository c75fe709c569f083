import { ratio, WAD } from '@/lib/units';
import type { PoolSummary } from './types';

/** Yearly cost of capital at a utilisation; both 1e18 = 100 %. */
export type CostPoint = { utilisation: bigint; cost: bigint };

/** The curve is read at this many equal steps from 0 to 100 %, and drawn as straight lines between them. */
const CURVE_STEPS = 20;

export const curveUtilisations: readonly bigint[] = Array.from(
  { length: CURVE_STEPS + 1 },
  (_, step) => (WAD * BigInt(step)) / BigInt(CURVE_STEPS),
);

/** A model's curve times the pool's level. */
export const atLevel = (curve: readonly CostPoint[], { level }: Pick<PoolSummary, 'level'>): CostPoint[] =>
  curve.map(({ utilisation, cost }) => ({ utilisation, cost: (cost * level) / WAD }));

/** Where the curve is at a utilisation, by the straight line between its points; flat beyond its ends. */
export function costAt(curve: readonly CostPoint[], utilisation: bigint): bigint {
  const next = curve.findIndex((point) => point.utilisation >= utilisation);
  const after = curve[next];
  if (!after) return curve.at(-1)?.cost ?? 0n;
  const before = curve[next - 1];
  if (!before) return after.cost;
  const passed = ratio(utilisation - before.utilisation, after.utilisation - before.utilisation) ?? 0n;
  return before.cost + ((after.cost - before.cost) * passed) / WAD;
}

/** What binding capital from one utilisation to another costs a year, as a share of the capital: the area under the curve. */
export function costBetween(curve: readonly CostPoint[], from: bigint, to: bigint): bigint {
  const inside = curve.map(({ utilisation }) => utilisation).filter((at) => from < at && at < to);
  const stops = [from, ...inside, to];
  return stops.slice(1).reduce((area, stop, index) => {
    const start = stops[index] ?? from;
    return area + ((stop - start) * (costAt(curve, start) + costAt(curve, stop))) / (2n * WAD);
  }, 0n);
}
