'use client';

import { CurveChart } from '@/components/charts/curve-chart';
import { Facts } from '@/components/tx/facts';
import type { PoolSummary } from '@/lib/capital/types';
import { unitRate } from '@/lib/cover/premium';
import type { PremiumCurve, ProductSummary } from '@/lib/cover/types';
import { previewOf } from '@/lib/curator/preview';
import type { Numbers } from '@/lib/governance/bounds';
import { formatAmount, formatPercent, toNumber, WAD } from '@/lib/units';

const STEPS = 40;

type PreviewProps = {
  pool: PoolSummary;
  products: readonly ProductSummary[];
  curve: PremiumCurve;
  numbers: Numbers;
};

/** What buyers would pay and what the pool would stand for, before anything is sent. */
export function ListPreview({ pool, products, curve, numbers }: PreviewProps) {
  const { capacity, capital, required, requiredAfter } = previewOf(pool, products, numbers);
  const told = (value: bigint) => `${formatAmount(value, pool.asset.decimals)} ${pool.asset.symbol}`;
  return (
    <div className="grid gap-6">
      <PreviewCurve curve={curve} rate={numbers.rate ?? 0n} />
      <Facts
        facts={[
          { label: 'Most cover that could be sold now', value: told(capacity) },
          { label: 'Capital of the pool', value: told(capital) },
          { label: 'Required capital today', value: told(required) },
          { label: 'Required with all of it sold', value: told(requiredAfter) },
        ]}
      />
      <p className="text-ink-soft text-sm">
        The pool sells no more than its share, its group's cap and the solvency rule allow: required capital
        is the larger of the stress scenario and of the largest group over the group cap, and it never exceeds
        the capital. New products begin at level 1; the price then follows demand and experience.
      </p>
    </div>
  );
}

function PreviewCurve({ curve, rate }: { curve: PremiumCurve; rate: bigint }) {
  const points = Array.from({ length: STEPS + 1 }, (_, index) => {
    const used = (WAD * BigInt(index)) / BigInt(STEPS);
    const yearly = unitRate({ curve, rate, multiple: WAD }, used);
    return {
      x: index / STEPS,
      y: toNumber(yearly, 16),
      xText: formatPercent(used, 0),
      yText: formatPercent(yearly),
    };
  });
  return (
    <CurveChart
      title="Price curve of the new product"
      description={`The yearly price rises from ${points[0]?.yText} when nothing is sold to ${points.at(-1)?.yText} when everything is.`}
      points={points}
      formatX={(value) => `${Math.round(value * 100)}\u00a0%`}
      formatY={(value) => `${value}\u00a0%`}
      xName="Capacity used"
      yName="Price a year"
    />
  );
}
