import { CurveChart } from '@/components/charts/curve-chart';
import { curveHeight, utilisation } from '@/lib/cover/premium';
import type { ProductSummary } from '@/lib/cover/types';
import { formatPercent, toNumber, WAD } from '@/lib/units';

const STEPS = 40;

/** What the next unit of cover costs a year, over how much of the capacity is used. */
export function PriceCurve({ product }: { product: ProductSummary }) {
  const pointAt = (used: bigint) => {
    const yearly = (product.rate * curveHeight(product.curve, used)) / WAD;
    return {
      x: toNumber(used, 18),
      y: toNumber(yearly, 16),
      xText: formatPercent(used, 0),
      yText: formatPercent(yearly),
    };
  };
  const points = Array.from({ length: STEPS + 1 }, (_, step) =>
    pointAt((WAD * BigInt(step)) / BigInt(STEPS)),
  );
  // an open incident stops the sale whatever is used, so then there is no place on the curve to be at
  const here = product.incidentOpen ? undefined : pointAt(utilisation(product));
  const range = `The yearly price rises from ${points[0]?.yText} when nothing is sold to ${points.at(-1)?.yText} when everything is.`;
  return (
    <CurveChart
      title="Price curve"
      description={
        here ? `${range} Now ${here.xText} is used and the next unit costs ${here.yText} a year.` : range
      }
      points={points}
      here={here && { ...here, label: `You are here · ${here.yText} a year` }}
      formatX={(value) => `${Math.round(value * 100)}\u00a0%`}
      formatY={(value) => `${value}\u00a0%`}
      xName="Capacity used"
      yName="Price a year"
    />
  );
}
