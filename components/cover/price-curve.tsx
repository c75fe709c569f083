import { CurveChart } from '@/components/charts/curve-chart';
import { atLevel, type CostPoint } from '@/lib/capital/cost-curve';
import type { PoolSummary } from '@/lib/capital/types';
import { formatMultiple, formatPercent, toNumber } from '@/lib/units';
import { PurchaseInWords, PurchaseOnCurve } from './purchase-point';

/** The curve of a pool's model, and the pool's utilisation. */
type CurveProps = { curve: readonly CostPoint[]; pool: Pick<PoolSummary, 'level' | 'utilisation'> };

/** Yearly cost of the pool's capital by utilisation. A purchase costs the area under the part of the curve that it covers. */
export function PriceCurve({ curve, pool }: CurveProps) {
  const points = atLevel(curve, pool);
  const drawn = points.map((point) => ({
    x: toNumber(point.utilisation, 18),
    y: toNumber(point.cost, 16),
    xText: formatPercent(point.utilisation, 0),
    yText: formatPercent(point.cost),
  }));
  return (
    <>
      <CurveChart
        title="Cost of capital"
        description={`It rises from ${drawn[0]?.yText} a year when no capital is bound to ${drawn.at(-1)?.yText} when all is. This includes the pool’s level of ${formatMultiple(pool.level, 3)}.`}
        points={drawn}
        overlay={(top) => <PurchaseOnCurve points={points} used={pool.utilisation} top={top} />}
        formatX={(value) => `${Math.round(value * 100)}\u00a0%`}
        formatY={(value) => `${value}\u00a0%`}
        xName="Capital bound"
        yName="Cost a year"
        stopWord="bound"
      />
      <PurchaseInWords points={points} used={pool.utilisation} />
    </>
  );
}
