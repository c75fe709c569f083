import { SECONDS_A_YEAR } from '@/lib/time';
import { BPS, ratio } from '@/lib/units';
import type { PoolSummary } from './types';

type Reserving = Pick<PoolSummary, 'stressed' | 'reserveTargetBps' | 'reserve'>;
type Earning = Reserving &
  Pick<
    PoolSummary,
    'premiumPerYear' | 'capitalPartPerYear' | 'expectedLossPerYear' | 'capital' | 'feeBps' | 'reserveBps'
  >;

/** What the reserve fills up to, asset units, rounded down as the pool does. */
export const reserveTarget = (pool: Pick<Reserving, 'stressed' | 'reserveTargetBps'>): bigint =>
  (pool.stressed * BigInt(pool.reserveTargetBps)) / BPS;

/** What the reserve still lacks. */
export function reserveGap(pool: Reserving): bigint {
  const target = reserveTarget(pool);
  return target > pool.reserve ? target - pool.reserve : 0n;
}

/** Where a year's premium goes at the present rate, and the losses to expect of it. Asset units. */
export type PremiumSplit = {
  premiums: bigint;
  fees: bigint;
  reserve: bigint;
  /** Earned by the capital before losses. */
  capital: bigint;
  expectedLoss: bigint;
  /** Earned by the capital after expected losses. */
  net: bigint;
};

/** Fees and reserve are shares of the capital part only; `reserve` is 0 once the target is reached. */
export function premiumSplit(pool: Earning): PremiumSplit {
  const { premiumPerYear: premiums, capitalPartPerYear, expectedLossPerYear: expectedLoss } = pool;
  const fees = (capitalPartPerYear * BigInt(pool.feeBps)) / BPS;
  const share = ((capitalPartPerYear - fees) * BigInt(pool.reserveBps)) / BPS;
  const reserve = reserveGap(pool) > 0n ? share : 0n;
  const capital = premiums - fees - reserve;
  return { premiums, fees, reserve, capital, expectedLoss, net: capital - expectedLoss };
}

/** The same as shares of the capital a year, 1e18 = 100 %. */
export type YieldBySource = PremiumSplit & {
  /** Seconds until the reserve is full at the present rate; null when it is full or nothing fills it. */
  fullIn: number | null;
};

/** The underwriting yield; null without capital. */
export function yieldBySource(pool: Earning): YieldBySource | null {
  const split = premiumSplit(pool);
  const share = (amount: bigint) => ratio(amount, pool.capital);
  const [premiums, fees, reserve, expectedLoss] = [
    share(split.premiums),
    share(split.fees),
    share(split.reserve),
    share(split.expectedLoss),
  ];
  if (premiums === null || fees === null || reserve === null || expectedLoss === null) return null;
  const capital = premiums - fees - reserve;
  return {
    premiums,
    fees,
    reserve,
    capital,
    expectedLoss,
    net: capital - expectedLoss,
    fullIn: split.reserve > 0n ? Number((reserveGap(pool) * BigInt(SECONDS_A_YEAR)) / split.reserve) : null,
  };
}
