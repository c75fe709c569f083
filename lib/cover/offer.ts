import type { PoolSummary } from '../capital/types';
import { premiumOf, yearlyRate } from './premium';
import type { ProductSummary } from './types';

/** The term that prices are compared by. */
export const REFERENCE_DAYS = 90;

/** Whether a product can be bought, or what stands in the way. */
export type Sale = 'open' | 'incident' | 'paused' | 'signal' | 'soldOut';

export function saleOf(
  { incidentOpen, signalStopped, capacity }: ProductSummary,
  { paused }: Pick<PoolSummary, 'paused'>,
): Sale {
  if (incidentOpen) return 'incident';
  if (paused) return 'paused';
  if (signalStopped) return 'signal';
  return capacity > 0n ? 'open' : 'soldOut';
}

export type Offer = {
  product: ProductSummary;
  pool: PoolSummary;
  sale: Sale;
  /** What the price is for; null when nothing can be bought. */
  price: { amount: bigint; termDays: number; premium: bigint; yearly: bigint } | null;
};

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/** The amount that prices in one asset are compared by: the largest round number of whole units that is no more than a
 * hundredth of the capital of all the pools that hold the asset, one unit at least. */
export function referenceAmount(pools: readonly PoolSummary[], { asset }: PoolSummary): bigint {
  const unit = 10n ** BigInt(asset.decimals);
  const capital = pools
    .filter((pool) => pool.asset.address === asset.address)
    .reduce((sum, pool) => sum + pool.capital, 0n);
  const units = capital / 100n / unit;
  return units === 0n ? unit : 10n ** BigInt(units.toString().length - 1) * unit;
}

/** A product with its price for the reference purchase, or for the nearest to it that can be had. */
export function offerOf(product: ProductSummary, pool: PoolSummary, wanted: bigint): Offer {
  const sale = saleOf(product, pool);
  const amount = wanted < product.capacity ? wanted : product.capacity;
  const termDays = clamp(REFERENCE_DAYS, product.minDays, product.maxDays);
  const premium = sale === 'open' ? premiumOf(product, amount, termDays) : null;
  if (premium === null) return { product, pool, sale, price: null };
  const price = { amount, termDays, premium, yearly: yearlyRate(premium, amount, termDays) };
  return { product, pool, sale, price };
}

/** Products with their pools, in order of listing; one whose pool is not known is left out. */
export function offersOf(products: readonly ProductSummary[], pools: readonly PoolSummary[]): Offer[] {
  return products.flatMap((product) => {
    const pool = pools.find((candidate) => candidate.address === product.pool);
    return pool ? [offerOf(product, pool, referenceAmount(pools, pool))] : [];
  });
}
