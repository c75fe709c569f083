import { Gauge } from '@/components/charts/gauge';
import { solvencyRatio } from '@/lib/capital/maths';
import type { PoolSummary } from '@/lib/capital/types';
import { formatBps, formatPercent, formatWhole, ratio, toNumber } from '@/lib/units';

/** Required capital inside the capital that is there: the rule every sale and every exit must keep. */
export function SolvencyGauge({ pool }: { pool: PoolSummary }) {
  const { asset, capital, required } = pool;
  const used = ratio(required, capital);
  const solvency = solvencyRatio(pool);
  const requiredText = `${formatWhole(required, asset.decimals)} ${asset.symbol} required`;
  const atRiskText = `${formatWhole(pool.atRisk, asset.decimals)} ${asset.symbol}`;
  const capitalText = `${formatWhole(capital, asset.decimals)} ${asset.symbol} there`;
  return (
    <div className="grid gap-5">
      <p className="figure font-light text-4xl text-ink">
        {solvency === null ? 'Nothing at risk' : formatPercent(solvency, 0)}
      </p>
      <Gauge
        label={`Solvency: ${requiredText}, ${capitalText}`}
        used={used === null ? 0 : toNumber(used, 18)}
        usedLabel={requiredText}
        wholeLabel={capitalText}
      />
      <p className="text-ink-soft text-sm leading-relaxed">
        Cover that could fail together counts as one event. The largest such event may take at most{' '}
        {formatBps(pool.groupCapBps)} of the capital, so {formatBps(10_000 - pool.groupCapBps)} would be left
        after it. {pool.atRisk > 0n && `What open incidents could cost, ${atRiskText}, counts beside it. `}
        No sale and no exit may break this.
      </p>
    </div>
  );
}
