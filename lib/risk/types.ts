import type { PoolSummary } from '@/lib/capital/types';
import type { ProductSummary } from '@/lib/cover/types';

/** A pool with what can fail in it. */
export type RiskPool = PoolSummary & { products: ProductSummary[] };
