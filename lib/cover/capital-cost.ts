// The yearly cost of capital by utilisation, as UtilisationModel.sol has it, to the unit. 1e18 = 100 % a year.

import { smaller } from '@/lib/risk/solvency';
import { WAD } from '@/lib/units';

/** Cost at utilisation 0, at the kink, and at 1 and above; straight lines between. */
export type CostCurve = { idle: bigint; atKink: bigint; full: bigint; kink: bigint };

/** The curve that the protocol is launched with. */
export const DEFAULT_CURVE: CostCurve = {
  idle: (WAD * 2n) / 100n,
  atKink: (WAD * 4n) / 100n,
  full: (WAD * 20n) / 100n,
  kink: (WAD * 7n) / 10n,
};

/** Cost of binding the next unit of capital, rounded down. */
export function costOfCapital({ idle, atKink, full, kink }: CostCurve, utilisation: bigint): bigint {
  if (utilisation >= WAD) return full;
  if (utilisation <= kink) return idle + ((atKink - idle) * utilisation) / kink;
  return atKink + ((full - atKink) * (utilisation - kink)) / (WAD - kink);
}

/** C * K(R / C): yearly cost of binding R of C at level 1, asset units times 1e18, rounded down. */
export function potential(curve: CostCurve, required: bigint, capital: bigint): bigint {
  const { idle, atKink, full, kink } = curve;
  if (capital === 0n) return full * required;
  const scaled = required * WAD;
  const kinkAt = kink * capital;
  if (scaled <= kinkAt) return idle * required + ((atKink - idle) * required * scaled) / (2n * kinkAt);
  const atKinkArea = ((idle + atKink) * kinkAt) / (2n * WAD);
  const all = capital * WAD;
  const beyond = smaller(scaled, all) - kinkAt;
  const steep = ((full - atKink) * beyond * beyond) / (2n * (all - kinkAt) * WAD);
  const above = scaled > all ? full * (required - capital) : 0n;
  return atKinkArea + (atKink * beyond) / WAD + steep + above;
}

/** Yearly cost of a change of R: the potential difference times the level, times 1e18, rounded up. */
export function capitalCharge(
  curve: CostCurve,
  { before, after, capital, level }: { before: bigint; after: bigint; capital: bigint; level: bigint },
): bigint {
  const rise = potential(curve, after, capital) - potential(curve, before, capital);
  return (rise * level + WAD - 1n) / WAD;
}
