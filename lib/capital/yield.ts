import { SECONDS_A_YEAR } from '@/lib/time';
import { BPS, ratio } from '@/lib/units';
import type { PoolSummary } from './types';

type Reserving = Pick<PoolSummary, 'stressed' | 'reserveTargetBps' | 'reserve'>;
type Earning = Reserving & Pick<PoolSummary, 'premiumPerYear' | 'capital' | 'feeBps' | 'reserveBps'>;

/** What the reserve fills up to, asset units, rounded down as the pool does. */
export const reserveTarget = (pool: Pick<Reserving, 'stressed' | 'reserveTargetBps'>): bigint =>
  (pool.stressed * BigInt(pool.reserveTargetBps)) / BPS;

/** What the reserve still lacks. */
export function reserveGap(pool: Reserving): bigint {
  const target = reserveTarget(pool);
  return target > pool.reserve ? target - pool.reserve : 0n;
}

/** Where a year's premium goes at the present rate. Asset units. */
export type PremiumSplit = { premiums: bigint; fees: bigint; reserve: bigint; capital: bigint };

/** `reserve` is what filling takes while it lasts: nothing once the target is reached. */
export function premiumSplit(pool: Earning): PremiumSplit {
  const premiums = pool.premiumPerYear;
  const fees = (premiums * BigInt(pool.feeBps)) / BPS;
  const share = ((premiums - fees) * BigInt(pool.reserveBps)) / BPS;
  const reserve = reserveGap(pool) > 0n ? share : 0n;
  return { premiums, fees, reserve, capital: premiums - fees - reserve };
}

/** The same as shares of the capital a year, 1e18 = 100 %. */
export type YieldBySource = PremiumSplit & {
  /** What stays with the capital when the reserve is full. */
  whenFull: bigint;
  /** Seconds until it is, at the present rate; null when it is full or nothing fills it. */
  fullIn: number | null;
};

/** What premiums yield before losses; null without capital. */
export function yieldBySource(pool: Earning): YieldBySource | null {
  const split = premiumSplit(pool);
  const share = (amount: bigint) => ratio(amount, pool.capital);
  const [premiums, fees, reserve] = [share(split.premiums), share(split.fees), share(split.reserve)];
  if (premiums === null || fees === null || reserve === null) return null;
  return {
    premiums,
    fees,
    reserve,
    capital: premiums - fees - reserve,
    whenFull: premiums - fees,
    fullIn: split.reserve > 0n ? Number((reserveGap(pool) * BigInt(SECONDS_A_YEAR)) / split.reserve) : null,
  };
}
