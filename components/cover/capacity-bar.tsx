import type { PoolSummary } from '@/lib/capital/types';
import { saleOf } from '@/lib/cover/offer';
import type { ProductSummary } from '@/lib/cover/types';
import { formatCompact, toNumber, WAD } from '@/lib/units';

/** The remaining capacity, with a bar of the used part. */
export function CapacityBar({ product, pool }: { product: ProductSummary; pool: PoolSummary }) {
  const { exposure, capacity } = product;
  const left = saleOf(product, pool) === 'open' ? capacity : 0n;
  const used = left === 0n ? 1 : toNumber((exposure * WAD) / (exposure + left), 18);
  return (
    <span className="inline-grid w-32 gap-1.5">
      <span>
        {formatCompact(left, pool.asset.decimals)} <span className="text-ink-soft">{pool.asset.symbol}</span>
      </span>
      <span aria-hidden className="h-1 overflow-hidden rounded-full bg-tide-4">
        <span className="block h-full bg-tide-1" style={{ width: `${used * 100}%` }} />
      </span>
    </span>
  );
}
