// What rewards come to, as Rewards and Emission count them.

import type { PoolSummary } from '@/lib/capital/types';
import { SECONDS_A_YEAR } from '@/lib/time';
import type { Program, Reward } from './types';

const SCALE_BITS = 32n;

export type RewardState = 'never' | 'running' | 'over';

export function stateOf({ endsAt }: Pick<Reward, 'endsAt'>, now: number): RewardState {
  if (endsAt === 0) return 'never';
  return now < endsAt ? 'running' : 'over';
}

/** Token units that all shares together would be paid in a year at this rate. */
export const perYear = ({ rate }: Pick<Reward, 'rate'>): bigint =>
  (rate * BigInt(SECONDS_A_YEAR)) >> SCALE_BITS;

type Capital = Pick<PoolSummary, 'capital'> & { asset: Pick<PoolSummary['asset'], 'decimals'> };

/** Token units a year for `stake` whole units of the asset, at the present rate and capital; null without capital. */
export function perStake(
  { capital, asset }: Capital,
  reward: Pick<Reward, 'rate'>,
  stake: bigint,
): bigint | null {
  return capital === 0n ? null : (perYear(reward) * stake * 10n ** BigInt(asset.decimals)) / capital;
}

/** `max` up to the target, beyond it `max * (target / size)^2`, rounded down as the contracts do. */
export function emissionAt(max: bigint, target: bigint, size: bigint): bigint {
  if (size <= target) return max;
  return (((max * target) / size) * target) / size;
}

/** What a week would bring a pool's shares now. */
export const weekAt = ({ weekly, target }: Pick<Program, 'weekly' | 'target'>, capital: bigint): bigint =>
  emissionAt(weekly, target, capital);

/** Whether the next week can be funded: it is time, and there is something to fund it with. */
export function canDistribute(program: Program, capital: bigint, now: number): boolean {
  const week = weekAt(program, capital);
  return now >= program.nextAt && week > 0n && program.left >= week;
}

/** How far an emission's curve is drawn: past twice the target, and past where the pool is. */
export function curveEnd(target: bigint, size: bigint): bigint {
  const beyond = (size * 5n) / 4n;
  const usual = (target * 5n) / 2n;
  return beyond > usual ? beyond : usual;
}

/** Everybody's part of `amount`, by weight. */
export const partOf = (amount: bigint, weight: bigint, total: bigint): bigint =>
  total === 0n ? 0n : (amount * weight) / total;
