import type { PoolSummary } from '@/lib/capital/types';
import { saleOf } from '@/lib/cover/offer';
import { utilisation } from '@/lib/cover/premium';
import type { ProductSummary } from '@/lib/cover/types';
import { formatCompact, toNumber } from '@/lib/units';

/** How much is left, over how much of the whole is used. */
export function CapacityBar({ product, pool }: { product: ProductSummary; pool: PoolSummary }) {
  const isOpen = saleOf(product, pool) === 'open';
  const used = isOpen ? toNumber(utilisation(product), 18) : 1;
  return (
    <span className="inline-grid w-32 gap-1.5">
      <span>
        {formatCompact(isOpen ? product.capacity : 0n, pool.asset.decimals)}{' '}
        <span className="text-ink-soft">{pool.asset.symbol}</span>
      </span>
      <span aria-hidden className="h-1 overflow-hidden rounded-full bg-tide-4">
        <span className="block h-full bg-tide-1" style={{ width: `${used * 100}%` }} />
      </span>
    </span>
  );
}
