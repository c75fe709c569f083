import { BPS } from '@/lib/units';
import { ceilDiv } from './solvency';

/** Who pays a loss. Asset units. */
export type StressResult = {
  loss: bigint;
  fromReserve: bigint;
  fromCapital: bigint;
  /** Paid by exits that left after the event. */
  fromExits: bigint;
  /** What nothing is left for: every claimant misses the same share of it. */
  unpaid: bigint;
  capitalLeft: bigint;
  /** Capital that the solvency rule demands while the cover runs on. */
  required: bigint;
};

/** The money that can answer for an event. */
export type Payers = { reserve: bigint; capital: bigint; exits: bigint };

const smaller = (a: bigint, b: bigint) => (a < b ? a : b);

/** What `CapitalPool.stressTest` answers, to the unit: the reserve, then capital and exits at one ratio, then nobody. */
export function stressOf(
  exposures: readonly bigint[],
  severityBps: bigint,
  { reserve, capital, exits }: Payers,
  required: bigint,
): StressResult {
  const loss = (exposures.reduce((sum, exposure) => sum + exposure, 0n) * severityBps) / BPS;
  const fromReserve = smaller(loss, reserve);
  const rest = smaller(loss - fromReserve, capital + exits);
  // rounded up: those who left bear the odd unit
  const fromExits = rest === 0n ? 0n : ceilDiv(exits * rest, capital + exits);
  const fromCapital = rest - fromExits;
  return {
    loss,
    fromReserve,
    fromCapital,
    fromExits,
    unpaid: loss - fromReserve - rest,
    capitalLeft: capital - fromCapital,
    required,
  };
}
