import { dayOf } from '@/lib/time';
import type { HeldCover } from './types';

export type CoverState = 'waiting' | 'inForce' | 'ended' | 'cancelled' | 'usedUp';

export function stateOf({ isCancelled, left, startDay, endDay }: HeldCover, now: number): CoverState {
  const today = dayOf(now);
  if (isCancelled) return 'cancelled';
  if (left === 0n) return 'usedUp';
  if (today < startDay) return 'waiting';
  return today < endDay ? 'inForce' : 'ended';
}

/** True while its holder can still change it. */
export const isLive = (state: CoverState): boolean => state === 'inForce' || state === 'waiting';

/** Last UTC day on which a cover can be extended: its added days begin no sooner than those of a cover bought then. */
export const lastDayToExtend = ({ product, endDay }: HeldCover): number => endDay - product.waitingDays - 1;

/** How many days a cover can be made longer: the term that is left may not exceed the product's longest. */
export const maxExtraDays = ({ product, startDay, endDay }: HeldCover, now: number): number =>
  Math.max(0, product.maxDays - (endDay - Math.max(startDay, dayOf(now))));

/** The end of a cover that is cancelled now: tonight, or its own start if it has not begun. */
export const endIfCancelled = ({ startDay }: Pick<HeldCover, 'startDay'>, now: number): number =>
  Math.max(startDay, dayOf(now) + 1);

/** Cancelling gives back days, so there must be one. */
export const canCancel = (cover: HeldCover, now: number): boolean =>
  isLive(stateOf(cover, now)) && endIfCancelled(cover, now) < cover.endDay;

/** The UTC midnight at which a cover stops binding capital: one report window after its end. */
export const releaseDay = ({ pool, endDay }: Pick<HeldCover, 'pool' | 'endDay'>): number =>
  endDay + pool.reportDays;
