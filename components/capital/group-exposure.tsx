import { CapBars } from '@/components/charts/cap-bars';
import { EmptyState } from '@/components/ui/empty-state';
import { figureOf } from '@/lib/capital/figure';
import { type Group, groupLimit } from '@/lib/capital/groups';
import type { PoolSummary } from '@/lib/capital/types';
import { formatBps, formatPercent, ratio, toNumber } from '@/lib/units';

/** Exposure of each group, product by product, against the limit of one group. */
export function GroupExposure({ groups, pool }: { groups: readonly Group[]; pool: PoolSummary }) {
  if (groups.length === 0) {
    return (
      <EmptyState title="No products yet">The pool has no risk until its curator lists a product.</EmptyState>
    );
  }
  const { asset, groupCapBps } = pool;
  const limit = groupLimit(pool);
  const bars = groups.map(({ group, products, exposure }) => ({
    key: group,
    label: products
      .map((product) =>
        products.length > 1 && product.exposure > 0n
          ? `${product.name} ${figureOf(product.exposure, asset)}`
          : product.name,
      )
      .join(' + '),
    text: `${figureOf(exposure, asset)}, ${formatPercent(ratio(exposure, limit) ?? 0n, 0)} of the limit`,
    segments: products.map((product) => ({
      key: product.id,
      label: `${product.name}: ${figureOf(product.exposure, asset)}`,
      value: toNumber(product.exposure, asset.decimals),
    })),
  }));
  return (
    <CapBars
      bars={bars}
      cap={toNumber(limit, asset.decimals)}
      capLabel={`Limit of one group: ${figureOf(limit, asset)}, ${formatBps(groupCapBps)} of the capital`}
    />
  );
}
