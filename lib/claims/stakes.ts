// Possible rewards and penalties of a vote, shown before voting.

import { BPS } from '@/lib/units';
import { shareOf } from './severity';
import type { Incident } from './types';
import { isNear } from './verdict';

/** Half of a forfeited bond goes to the voters near the verdict. */
const BOND_PART = 2n;
/** Without a forfeited bond the pool's fees pay them up to this share of what the incident books. */
const FEE_BPS = 50n;

const smaller = (a: bigint, b: bigint) => (a < b ? a : b);

export type Prospect = {
  /** What the voters near a verdict would divide at most, in the pool's asset. */
  pot: bigint;
  /** Part of it for one weight if everybody who may vote is near; fewer divide it into larger parts. */
  reward: bigint;
  /** Where the pot comes from. */
  source: 'filer' | 'challenger' | 'fees';
  /** Stake lost by an outlier while most agree, and by who does not reveal; BRK. */
  penalty: bigint;
};

/** Reward of a vote for a severity if that becomes the verdict. */
export function prospectOf(
  incident: Pick<
    Incident,
    'bond' | 'challenger' | 'assertedStep' | 'eligible' | 'cost' | 'totalWeight' | 'process'
  >,
  { step, weight, fees }: { step: number; weight: bigint; fees: bigint },
): Prospect {
  const { bond, challenger, assertedStep, eligible, cost, totalWeight, process } = incident;
  const source =
    step === 0 ? 'filer' : challenger && isNear(step, assertedStep * 500) ? 'challenger' : 'fees';
  const booked = smaller(shareOf(eligible, step), cost);
  const pot = source === 'fees' ? smaller((booked * FEE_BPS) / BPS, fees) : bond / BOND_PART;
  return {
    pot,
    source,
    reward: totalWeight === 0n ? 0n : (pot * weight) / totalWeight,
    penalty: (weight * BigInt(process.penaltyBps)) / BPS,
  };
}

/** Maximum cost of an incident for one staker of its pool, if it is accepted as asserted. */
export const costFor = (cost: bigint, stake: bigint, capital: bigint): bigint =>
  capital === 0n ? 0n : smaller(stake, (cost * stake + capital - 1n) / capital);
