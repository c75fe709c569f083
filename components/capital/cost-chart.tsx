import { CurveChart } from '@/components/charts/curve-chart';
import { PointMark } from '@/components/charts/point-mark';
import { atLevel, type CostPoint, costAt } from '@/lib/capital/cost-curve';
import type { PoolSummary } from '@/lib/capital/types';
import { smaller } from '@/lib/risk/solvency';
import { formatMultiple, formatPercent, toNumber, WAD } from '@/lib/units';

type CostChartProps = {
  pool: PoolSummary;
  /** The pool's model, at level 1. */
  curve: readonly CostPoint[];
};

const axisPercent = (value: number) => `${Math.round(value * 100)}\u00a0%`;

/** Yearly cost of the next unit of capital to a buyer, by utilisation, with the pool's point. */
export function CostChart({ pool, curve }: CostChartProps) {
  const points = atLevel(curve, pool);
  const used = smaller(pool.utilisation, WAD);
  const now = costAt(points, used);
  return (
    <div className="grid gap-4">
      <CurveChart
        title="Cost of capital by utilisation"
        description={`At ${formatPercent(pool.utilisation, 0)} utilisation capital costs ${formatPercent(now)} a year.`}
        points={points.map(({ utilisation, cost }) => ({
          x: toNumber(utilisation, 18),
          y: toNumber(cost, 16),
          xText: formatPercent(utilisation, 0),
          yText: formatPercent(cost),
        }))}
        overlay={(top) => <PointMark left={toNumber(used, 18)} top={1 - toNumber(now, 16) / top} />}
        formatX={axisPercent}
        formatY={(value) => `${value}\u00a0%`}
        xName="Utilisation"
        yName="Cost of capital a year"
        stopWord="utilised"
      />
      <p className="text-ink-soft text-sm leading-relaxed">
        Utilisation is {formatPercent(pool.utilisation, 1)}: the capital that the sold cover would need in the
        stress scenario, divided by the pool’s capital. The curve is multiplied by the pool’s level,{' '}
        {formatMultiple(pool.level)}. The level rises while utilisation is above its target of 70{'\u00a0'}%
        and falls while it is below.
      </p>
    </div>
  );
}
