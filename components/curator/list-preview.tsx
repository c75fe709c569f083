'use client';

import { Gauge } from '@/components/charts/gauge';
import { Facts } from '@/components/tx/facts';
import type { CostPoint } from '@/lib/capital/cost-curve';
import { amountOf } from '@/lib/capital/figure';
import type { PoolSummary } from '@/lib/capital/types';
import type { ProductSummary } from '@/lib/cover/types';
import { previewOf } from '@/lib/curator/preview';
import type { Numbers } from '@/lib/governance/bounds';
import { formatPercent, ratio, toNumber } from '@/lib/units';

type PreviewProps = {
  pool: PoolSummary;
  products: readonly ProductSummary[];
  curve: readonly CostPoint[];
  numbers: Numbers;
};

/** Price for buyers and required capital of the pool, shown before anything is sent. */
export function ListPreview({ pool, products, curve, numbers }: PreviewProps) {
  const preview = previewOf(pool, products, curve, numbers);
  const { capacity, capital, amount, before, after, required, expectedLoss, capitalCost } = preview;
  const inWords = (value: bigint) => amountOf(value, pool.asset);
  const price = expectedLoss + capitalCost;
  return (
    <div className="grid gap-6">
      <p className="text-ink-soft text-sm">
        Example: {inWords(amount)} of this cover is sold at the pool’s current level.
      </p>
      <Gauge
        label={`Required capital with it: ${inWords(required)} of ${inWords(capital)}`}
        used={toNumber(ratio(required, capital) ?? 0n, 18)}
        usedLabel={`${inWords(required)} required`}
        wholeLabel={`${inWords(capital)} capital`}
      />
      <Facts
        facts={[
          { label: 'Stress capital R before', value: inWords(before) },
          { label: 'Stress capital R after', value: inWords(after) },
          { label: 'Expected loss, a year', value: formatPercent(expectedLoss) },
          { label: 'Cost of capital, a year', value: formatPercent(capitalCost) },
          { label: 'Price, a year', value: formatPercent(price) },
          { label: 'Largest amount that could be sold now', value: inWords(capacity) },
        ]}
      />
      <p className="text-ink-soft text-sm">
        The price is the expected loss plus the cost of the capital that the cover binds. A product binds less
        capital the less it correlates with the others. Sales are limited by the product’s share, its group’s
        cap, the leverage cap and the stress scenario.
      </p>
    </div>
  );
}
