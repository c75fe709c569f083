import { InfoTip } from '@/components/ui/tooltip';
import type { PoolSummary } from '@/lib/capital/types';
import { formatAmount, formatWhole } from '@/lib/units';

/** How the yield estimate is made, with the pool's own figures. */
export function YieldTip({ pool }: { pool: PoolSummary }) {
  const { asset } = pool;
  return (
    <InfoTip label="How the yield is estimated">
      Premium a year at the present rate ÷ capital
      <span className="figure my-2 block text-ink-soft">
        {formatAmount(pool.premiumPerYear, asset.decimals)} ÷ {formatWhole(pool.capital, asset.decimals)}{' '}
        {asset.symbol}
      </span>
      Before losses. Cover that ends lowers it, new cover and exits raise it: an estimate, not a promise.
    </InfoTip>
  );
}
