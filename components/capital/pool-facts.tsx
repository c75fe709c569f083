import { Stat } from '@/components/ui/stat';
import { formatFigure } from '@/lib/capital/figure';
import { solvencyRatio } from '@/lib/capital/maths';
import type { PoolSummary } from '@/lib/capital/types';
import { yieldBySource } from '@/lib/capital/yield';
import { formatPercent, formatSharePrice } from '@/lib/units';

/** Summary of the pool. */
export function PoolFacts({ pool }: { pool: PoolSummary }) {
  const { asset } = pool;
  const sources = yieldBySource(pool);
  const solvency = solvencyRatio(pool);
  const amount = (value: bigint) => formatFigure(value, asset.decimals);
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-8 border-y py-7 sm:grid-cols-3 lg:grid-cols-6">
      <Stat label="Capital" value={amount(pool.capital)} unit={asset.symbol} />
      <Stat
        label="Share price"
        value={formatSharePrice(pool.sharePrice)}
        note={`${asset.symbol} per share; par is 1`}
      />
      <Stat
        label="Underwriting yield"
        value={sources === null ? '–' : formatPercent(sources.net)}
        note={
          sources === null
            ? 'no capital yet'
            : `a year after expected losses, ${formatPercent(sources.capital)} before`
        }
      />
      <Stat
        label="Utilisation"
        value={formatPercent(pool.utilisation, 0)}
        note="stress capital divided by capital"
      />
      <Stat label="Exposure" value={amount(pool.exposure)} unit={asset.symbol} note="all cover together" />
      <Stat
        label="Solvency"
        value={solvency === null ? '–' : formatPercent(solvency, 0)}
        note="capital divided by required capital"
      />
    </dl>
  );
}
