import type { PoolSummary } from '@/lib/capital/types';
import type { ProductSummary } from '@/lib/cover/types';

/** A pool with its products. */
export type RiskPool = PoolSummary & { products: ProductSummary[] };
