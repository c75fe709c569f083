import { Stat } from '@/components/ui/stat';
import { yieldEstimate } from '@/lib/capital/maths';
import type { PoolSummary } from '@/lib/capital/types';
import { formatPercent, formatSharePrice, formatWhole } from '@/lib/units';
import { YieldTip } from './yield-tip';

export function PoolFacts({ pool }: { pool: PoolSummary }) {
  const { asset } = pool;
  const estimate = yieldEstimate(pool);
  const amount = (value: bigint) => formatWhole(value, asset.decimals);
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-8 border-y py-7 lg:grid-cols-4">
      <Stat label="Capital" value={amount(pool.capital)} unit={asset.symbol} />
      <Stat
        label="Share price"
        value={formatSharePrice(pool.sharePrice)}
        note={`${asset.symbol} per share; par is 1`}
      />
      <Stat
        label={
          <>
            Yield estimate <YieldTip pool={pool} />
          </>
        }
        value={estimate === null ? '–' : formatPercent(estimate)}
        note="a year, before losses"
      />
      <Stat
        label="Exposure"
        value={amount(pool.exposure)}
        unit={asset.symbol}
        note="cover that can still cost something"
      />
    </dl>
  );
}
