import { dayOf, startOfDay } from '@/lib/time';
import { BPS, WAD } from '@/lib/units';
import type { HeldCover, Increase } from './types';

const YEAR_DAYS = 365;

/** Rates of premium are scaled by this power of two. */
const RATE_BITS = 32n;

/** What `RateLib.sol` packed: 48 bits of mantissa, 8 of exponent. */
export const unpackRate = (packed: bigint): bigint => (packed >> 8n) << (packed & 0xffn);

export type CoverState = 'waiting' | 'inForce' | 'ended' | 'cancelled';

export function stateOf({ rate, startDay, endDay }: HeldCover, now: number): CoverState {
  const today = dayOf(now);
  if (rate === 0n) return 'cancelled';
  if (today < startDay) return 'waiting';
  return today < endDay ? 'inForce' : 'ended';
}

/** Premium that a cover has not earned yet, as `Cover.unearnedOf` says it. */
export const unearnedOf = ({ rate, endDay }: Pick<HeldCover, 'rate' | 'endDay'>, now: number): bigint =>
  (rate * BigInt(Math.max(0, startOfDay(endDay) - now))) >> RATE_BITS;

/** How many days a cover can be made longer: the term that is left may not exceed the product's longest. */
export const mostExtraDays = ({ product, startDay, endDay }: HeldCover, now: number): number =>
  Math.max(0, product.maxDays - (endDay - Math.max(startDay, dayOf(now))));

/** When an increase made now is in force, and for how many days. */
export function increaseTerm(
  { product, endDay }: HeldCover,
  now: number,
): { startDay: number; days: number } {
  const startDay = dayOf(now) + 1 + product.waitingDays;
  return { startDay, days: Math.max(0, endDay - startDay) };
}

/** From when the no-claims discount counts after an increase: what is new was claim-free for no time. */
export function claimFreeAfter(cover: HeldCover, added: bigint, startDay: number): number {
  const whole = cover.amount + added;
  const weighted = cover.amount * BigInt(cover.claimFreeDay) + added * BigInt(startDay);
  return Number((weighted + whole - 1n) / whole);
}

/** The discount of an extension, 1e18 = 100 %: the product's in proportion to the days without a loss, a year at most. */
export function noClaimsDiscount(
  noClaimsBps: number,
  { claimFreeDay, lastLossDay }: { claimFreeDay: number; lastLossDay: number },
  now: number,
): bigint {
  const days = Math.max(0, dayOf(now) - Math.max(claimFreeDay, lastLossDay));
  return (BigInt(noClaimsBps * Math.min(days, YEAR_DAYS)) * WAD) / (BPS * BigInt(YEAR_DAYS));
}

/** What a discounted premium would be without the discount, less what it is; rounded down. */
export const savedBy = (discount: bigint, premium: bigint): bigint => (premium * discount) / (WAD - discount);

/** The end of a cover that is cancelled now: tonight, or today for one that has not begun. */
export const endIfCancelled = ({ startDay }: Pick<HeldCover, 'startDay'>, now: number): number =>
  startDay <= dayOf(now) ? dayOf(now) + 1 : dayOf(now);

/** Cancelling gives back days, so there must be one. */
export const canCancel = (cover: HeldCover, now: number): boolean =>
  cover.rate !== 0n && endIfCancelled(cover, now) < cover.endDay;

/** Increases that are not in force yet, the earliest first; those of one day together. */
export function waitingIncreases(increases: readonly Increase[], now: number): Increase[] {
  const waiting = increases.filter(({ startDay }) => startDay > dayOf(now));
  return [...new Set(waiting.map(({ startDay }) => startDay))]
    .toSorted((a, b) => a - b)
    .map((startDay) => ({
      startDay,
      amount: waiting
        .filter((increase) => increase.startDay === startDay)
        .reduce((sum, { amount }) => sum + amount, 0n),
    }));
}
