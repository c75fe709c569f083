import { lossParts } from '@/lib/cover/parts';
import type { ProductSummary } from '@/lib/cover/types';
import { formatPercent } from '@/lib/units';

/** The factors of the expected loss in the price, listed like a calculation. */
export function PriceParts({ product }: { product: ProductSummary }) {
  return (
    <dl className="grid text-sm">
      {lossParts(product).map(({ key, name, value, text }, index) => (
        <div key={key} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 border-b py-3 first:pt-0">
          <dt className="font-medium text-ink">{name}</dt>
          <dd className="figure text-right text-ink">
            {index > 0 && <span className="text-ink-faint">× </span>}
            {value.replace('×', '')}
          </dd>
          <dd className="col-span-2 mt-0.5 pr-16 text-ink-soft">{text}</dd>
        </div>
      ))}
      <div className="flex items-baseline justify-between gap-4 pt-3">
        <dt className="font-medium text-ink">Expected loss a year</dt>
        <dd className="figure text-ink text-xl">{formatPercent(product.assessedRate)}</dd>
      </div>
    </dl>
  );
}
