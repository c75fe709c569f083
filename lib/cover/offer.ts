import type { PoolSummary } from '../capital/types';
import type { ProductSummary } from './types';

/** The term that prices are compared by. */
const REFERENCE_DAYS = 90;

/** Whether a product can be bought, or what prevents it. */
export type Sale = 'open' | 'closed' | 'paused' | 'signal' | 'incident' | 'unfunded' | 'soldOut';

export function saleOf(
  { maxDays, signalStopped, capacity }: Pick<ProductSummary, 'maxDays' | 'signalStopped' | 'capacity'>,
  { paused, atRisk, selling, capital }: Pick<PoolSummary, 'paused' | 'atRisk' | 'selling' | 'capital'>,
): Sale {
  if (maxDays === 0 || !selling) return 'closed';
  if (paused) return 'paused';
  if (signalStopped) return 'signal';
  if (capacity > 0n) return 'open';
  if (capital === 0n) return 'unfunded';
  // what open incidents may cost backs no new cover
  return atRisk > 0n ? 'incident' : 'soldOut';
}

/** A price and its two parts, in asset units. */
export type Quote = {
  premium: bigint;
  expectedLoss: bigint;
  capitalCost: bigint;
  /** What cancelling at once would return. */
  refund: bigint;
};

/** What a price is for. */
export type Purchase = { amount: bigint; termDays: number };

export type Offer = {
  product: ProductSummary;
  pool: PoolSummary;
  sale: Sale;
  /** Price of the reference purchase; null when nothing can be bought. */
  price: (Purchase & Quote & { yearly: bigint }) | null;
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

/** The reference purchase of a product, or the nearest one that is available. */
export function referencePurchase(product: ProductSummary, wanted: bigint): Purchase {
  return {
    amount: wanted < product.capacity ? wanted : product.capacity,
    termDays: clamp(REFERENCE_DAYS, product.minDays, product.maxDays),
  };
}
