import type { PoolSummary } from '../capital/types';
import { premiumOf, yearlyRate } from './premium';
import type { ProductSummary } from './types';

/** The purchase that prices are compared by. */
export const REFERENCE = { wholeUnits: 10_000n, termDays: 90 };

export type Offer = {
  product: ProductSummary;
  pool: PoolSummary;
  /** What the price is for; null when nothing can be bought. */
  price: { amount: bigint; termDays: number; premium: bigint; yearly: bigint } | null;
};

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/** A product with its price for the reference purchase, or for the nearest to it that can be had. */
export function offerOf(product: ProductSummary, pool: PoolSummary): Offer {
  const wanted = REFERENCE.wholeUnits * 10n ** BigInt(pool.asset.decimals);
  const amount = wanted < product.capacity ? wanted : product.capacity;
  const termDays = clamp(REFERENCE.termDays, product.minDays, product.maxDays);
  const premium = product.incidentOpen ? null : premiumOf(product, amount, termDays);
  if (premium === null) return { product, pool, price: null };
  return {
    product,
    pool,
    price: { amount, termDays, premium, yearly: yearlyRate(premium, amount, termDays) },
  };
}

/** Products with their pools, in order of listing; one whose pool is not known is left out. */
export function offersOf(products: readonly ProductSummary[], pools: readonly PoolSummary[]): Offer[] {
  return products.flatMap((product) => {
    const pool = pools.find((candidate) => candidate.address === product.pool);
    return pool ? [offerOf(product, pool)] : [];
  });
}

export type GroupExposure = { group: number; names: string[]; exposure: bigint; limit: bigint };

/** What one event could cost the pool at most, group by group, the largest first. */
export function exposureByGroup(products: readonly ProductSummary[], pool: PoolSummary): GroupExposure[] {
  const own = products.filter((product) => product.pool === pool.address);
  // what open incidents could cost is not there for another event
  const free = pool.capital > pool.atRisk ? pool.capital - pool.atRisk : 0n;
  const limit = (free * BigInt(pool.groupCapBps)) / 10_000n;
  return [...new Set(own.map((product) => product.group))]
    .map((group) => {
      const members = own.filter((product) => product.group === group);
      const exposure = members.reduce((sum, product) => sum + product.exposure, 0n);
      return { group, names: members.map((product) => product.name), exposure, limit };
    })
    .sort((a, b) => Number(b.exposure > a.exposure) - Number(b.exposure < a.exposure));
}
