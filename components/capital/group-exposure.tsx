import { EmptyState } from '@/components/ui/empty-state';
import { Progress } from '@/components/ui/progress';
import type { PoolSummary } from '@/lib/capital/types';
import type { GroupExposure } from '@/lib/cover/offer';
import { formatPercent, formatWhole, ratio, toNumber } from '@/lib/units';

/** What each event could cost the pool at most, against the limit for one event. */
export function GroupExposureList({ groups, pool }: { groups: readonly GroupExposure[]; pool: PoolSummary }) {
  if (groups.length === 0) {
    return (
      <EmptyState title="No products yet">The pool bears no risk until its curator lists one.</EmptyState>
    );
  }
  const amount = (value: bigint) => formatWhole(value, pool.asset.decimals);
  return (
    <ul className="grid gap-5">
      {groups.map(({ group, names, exposure, limit }) => {
        const used = ratio(exposure, limit) ?? 0n;
        const words = `${amount(exposure)} of ${amount(limit)} ${pool.asset.symbol}`;
        return (
          <li key={group}>
            <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4 text-sm">
              <span className="text-ink">{names.join(', ')}</span>
              <span className="figure text-ink-soft">{words}</span>
            </div>
            <Progress
              label={`Exposure of ${names.join(', ')}`}
              value={toNumber(used, 18)}
              valueText={`${words}, ${formatPercent(used, 0)} of the limit`}
            />
          </li>
        );
      })}
    </ul>
  );
}
