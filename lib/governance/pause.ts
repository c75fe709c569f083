import { SECONDS_A_DAY } from '@/lib/time';

const REST_DAYS = 30;
export const MAX_PAUSED_DAYS = 7;

/** Whether a pool is paused, may be, or has to rest from the last pause; times are unix seconds. */
export type PauseState =
  | { kind: 'paused'; until: number }
  | { kind: 'resting'; from: number }
  | { kind: 'open' };

/** As `CapitalPool.pause` counts: not again within thirty days of the end of the last one. */
export function pauseStateOf(
  { paused, pausedUntil: until }: { paused: boolean; pausedUntil: number },
  now: number,
): PauseState {
  if (paused) return { kind: 'paused', until };
  const from = until + REST_DAYS * SECONDS_A_DAY;
  return until !== 0 && now < from ? { kind: 'resting', from } : { kind: 'open' };
}
