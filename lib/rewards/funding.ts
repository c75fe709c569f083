// What the form that funds rewards may send, before the contract is asked.

import { SECONDS_A_DAY } from '@/lib/time';
import { stateOf } from './maths';
import type { Reward } from './types';

const SCALE_BITS = 32n;
/** Days from now after which the end may not be. */
export const MAX_DAYS = 365;

type Stream = Pick<Reward, 'endsAt' | 'rate'>;

const WEEK = 7 * SECONDS_A_DAY;

const isRunning = (reward: Stream, now: number): boolean => stateOf(reward, now) === 'running';

/** Days from now before which the end may not be: that of earlier fundings. */
export const minDays = (reward: Stream, now: number): number =>
  isRunning(reward, now) ? Math.max(1, Math.ceil((reward.endsAt - now) / SECONDS_A_DAY)) : 1;

/** When what is added is paid until. The first day that can be chosen means the very end of earlier fundings. */
export function endAfter(reward: Stream, days: number, now: number): number {
  const end = now + days * SECONDS_A_DAY;
  const isLast = isRunning(reward, now) && days === minDays(reward, now);
  return isLast ? reward.endsAt : end;
}

/** Rate of all shares together once `amount` is added until `end`, token units a second scaled by 2^32. */
export function rateAfter(reward: Stream, amount: bigint, end: number, now: number): bigint {
  if (end <= now) return 0n;
  const rest = isRunning(reward, now) ? reward.rate * BigInt(reward.endsAt - now) : 0n;
  return ((amount << SCALE_BITS) + rest) / BigInt(end - now);
}

/** The rate of the contract is cut to fewer digits; one that is lower by less than this share is not lowered. */
const CUT = 1_000_000n;

/** Whether the rate would fall below the present one, which the contract refuses. */
export const lowersRate = (reward: Stream, amount: bigint, end: number, now: number): boolean =>
  isRunning(reward, now) && rateAfter(reward, amount, end, now) < reward.rate - reward.rate / CUT;

/** Minimum amount until `end`: the minimum for each week, or part of one, that this adds. */
export function minAmount(reward: Stream & Pick<Reward, 'minimum'>, end: number, now: number): bigint {
  const from = isRunning(reward, now) ? reward.endsAt : now;
  return reward.minimum * BigInt(Math.max(1, Math.ceil((end - from) / WEEK)));
}
