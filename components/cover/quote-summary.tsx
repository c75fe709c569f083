import { Facts } from '@/components/tx/facts';
import type { Asset } from '@/lib/capital/types';
import { yearlyRate } from '@/lib/cover/premium';
import { tellFigure } from '@/lib/cover/tell';
import type { ProductSummary } from '@/lib/cover/types';
import { dayOf, formatDay } from '@/lib/time';
import { formatPercent } from '@/lib/units';

type QuoteProps = {
  product: ProductSummary;
  asset: Asset;
  amount: bigint | null;
  termDays: number;
  premium: bigint | null;
  now: number;
};

/** The price and the dates of the cover that the form describes. */
export function QuoteSummary({ product, asset, amount, termDays, premium, now }: QuoteProps) {
  const startDay = dayOf(now) + 1 + product.waitingDays;
  return (
    <div className="grid gap-4 rounded-control bg-sunken p-4" aria-live="polite">
      <div className="flex items-baseline justify-between gap-4">
        <span className="caps">Premium</span>
        <span className="figure text-2xl text-ink">
          {premium === null ? '–' : tellFigure(premium, asset)}{' '}
          <span className="text-ink-soft text-sm">{asset.symbol}</span>
        </span>
      </div>
      <Facts
        facts={[
          {
            label: 'As a yearly rate',
            value: premium !== null && amount ? formatPercent(yearlyRate(premium, amount, termDays)) : '–',
          },
          { label: 'In force from', value: `${formatDay(startDay)}, 00:00 UTC` },
          { label: 'Until', value: `${formatDay(startDay + termDays)}, 00:00 UTC` },
        ]}
      />
      <p className="text-ink-soft text-xs">
        You pay once, now. If the price moves by more than 1 % before your transaction is mined, nothing is
        bought and nothing is paid.
      </p>
    </div>
  );
}
