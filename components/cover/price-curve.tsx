import { CurveChart } from '@/components/charts/curve-chart';
import type { PoolSummary } from '@/lib/capital/types';
import { saleOf } from '@/lib/cover/offer';
import { unitRate } from '@/lib/cover/premium';
import type { ProductSummary } from '@/lib/cover/types';
import { formatPercent, toNumber, WAD } from '@/lib/units';
import { PurchaseInWords, PurchaseOnCurve } from './purchase-point';

const STEPS = 40;

/** What the next unit of cover costs a year, over how much of the capacity is used. */
type CurveProps = { product: ProductSummary; pool: Pick<PoolSummary, 'paused'> };

export function PriceCurve({ product, pool }: CurveProps) {
  const points = Array.from({ length: STEPS + 1 }, (_, step) => {
    const used = (WAD * BigInt(step)) / BigInt(STEPS);
    const yearly = unitRate(product, used);
    return {
      x: toNumber(used, 18),
      y: toNumber(yearly, 16),
      xText: formatPercent(used, 0),
      yText: formatPercent(yearly),
    };
  });
  // while nothing is sold there is no place on the curve to be at
  const isOpen = saleOf(product, pool) === 'open';
  return (
    <>
      <CurveChart
        title="Price curve"
        description={`The yearly price rises from ${points[0]?.yText} when nothing is sold to ${points.at(-1)?.yText} when everything is.`}
        points={points}
        overlay={isOpen ? (top) => <PurchaseOnCurve product={product} top={top} /> : undefined}
        formatX={(value) => `${Math.round(value * 100)}\u00a0%`}
        formatY={(value) => `${value}\u00a0%`}
        xName="Capacity used"
        yName="Price a year"
      />
      {isOpen && <PurchaseInWords product={product} />}
    </>
  );
}
