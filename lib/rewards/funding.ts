// What the form that funds rewards may send, before the contract is asked.

import { SECONDS_A_DAY } from '@/lib/time';
import { stateOf } from './maths';
import type { Reward } from './types';

const SCALE_BITS = 32n;
export const MAX_DAYS = 365;

type Period = Pick<Reward, 'period' | 'startsAt' | 'endsAt' | 'rate'>;

const WEEK = 7 * SECONDS_A_DAY;

const isPresent = (reward: Period, now: number): boolean => {
  const state = stateOf(reward, now);
  return state === 'running' || state === 'planned';
};

/** Days from now before which the end may not be: that of a period that runs, or is planned. */
export const minDays = (reward: Period, now: number): number =>
  isPresent(reward, now) ? Math.max(1, Math.ceil((reward.endsAt - now) / SECONDS_A_DAY)) : 1;

/** Maximum days from now: a year from when what is added is paid. */
export const maxDays = (reward: Period, now: number): number => Math.max(MAX_DAYS, minDays(reward, now));

/** When what is added is paid until. The last day of a running period means its very end. */
export function endAfter(reward: Period, days: number, now: number): number {
  const end = now + days * SECONDS_A_DAY;
  const isLast = isPresent(reward, now) && days === minDays(reward, now);
  return isLast ? reward.endsAt : end;
}

/** Rate of all shares together once `amount` is added until `end`, token units a second scaled by 2^32. */
export function rateAfter(reward: Period, amount: bigint, end: number, now: number): bigint {
  const isAdded = isPresent(reward, now);
  const from = isAdded ? Math.max(reward.startsAt, now) : now;
  if (end <= from) return 0n;
  const rest = isAdded ? reward.rate * BigInt(reward.endsAt - from) : 0n;
  return ((amount << SCALE_BITS) + rest) / BigInt(end - from);
}

/** The rate of the contract is cut to fewer digits; one that is lower by less than this share is not lowered. */
const CUT = 1_000_000n;

/** Whether the rate would fall below that of the period that runs, which the contract refuses. */
export const lowersRate = (reward: Period, amount: bigint, end: number, now: number): boolean =>
  isPresent(reward, now) && rateAfter(reward, amount, end, now) < reward.rate - reward.rate / CUT;

/** Minimum amount until `end`: the minimum for each week, or part of one, that this adds. */
export function minAmount(reward: Period & Pick<Reward, 'minimum'>, end: number, now: number): bigint {
  const from = isPresent(reward, now) ? reward.endsAt : now;
  return reward.minimum * BigInt(Math.max(1, Math.ceil((end - from) / WEEK)));
}
