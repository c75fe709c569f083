'use client';

import { Facts } from '@/components/tx/facts';
import { Age } from '@/components/ui/age';
import { Skeleton } from '@/components/ui/skeleton';
import type { Asset } from '@/lib/capital/types';
import { yearlyRate } from '@/lib/cover/premium';
import type { ProductSummary } from '@/lib/cover/types';
import { formatFigure, formatMoney } from '@/lib/money';
import { dayOf, formatDay } from '@/lib/time';
import { formatPercent } from '@/lib/units';
import { usePurchase } from './purchase';

type QuoteProps = { product: ProductSummary; asset: Asset; now: number };

/** Both parts of the price, and the dates of the cover in the form. */
export function QuoteSummary({ product, asset, now }: QuoteProps) {
  const { amount, termDays, asked } = usePurchase();
  const { live, latest, answeredAt, hasFailed } = asked;
  const quote = live?.quote ?? null;
  const isWaiting = amount !== null && amount > 0n && !live && !hasFailed;
  const startDay = dayOf(latest?.time ?? now) + 1 + product.waitingDays;
  const money = (value: bigint | undefined) => (value === undefined ? '–' : formatMoney(value, asset));
  return (
    <div className="grid gap-4 rounded-control bg-sunken p-4">
      <p aria-live="polite" aria-busy={isWaiting} className="flex items-baseline justify-between gap-4">
        <span className="caps">Premium</span>
        {isWaiting ? (
          <Skeleton className="h-8 w-28" />
        ) : (
          <span className="figure text-2xl text-ink">
            {quote ? formatFigure(quote.premium, asset) : '–'}{' '}
            <span className="text-ink-soft text-sm">{asset.symbol}</span>
          </span>
        )}
      </p>
      <Facts
        facts={[
          { label: 'Expected loss', value: money(quote?.expectedLoss) },
          { label: 'Cost of the capital it binds', value: money(quote?.capitalCost) },
          {
            label: 'As a yearly rate',
            value: quote && amount ? formatPercent(yearlyRate(quote.premium, amount, termDays)) : '–',
          },
          { label: 'In force from', value: `${formatDay(startDay)}, 00:00 UTC` },
          { label: 'Until', value: `${formatDay(startDay + termDays)}, 00:00 UTC` },
          { label: 'Refund if you cancel at once', value: money(quote?.refund) },
        ]}
      />
      <p className="text-ink-soft text-xs">
        {hasFailed && 'The price could not be read. Trying again. '}
        {live && (
          <>
            Price at block {live.block}, <Age since={answeredAt} />.{' '}
          </>
        )}
        You pay once, now. If the price rises by more than 1 % before your transaction is mined, nothing is
        bought and you pay only the network fee.
      </p>
    </div>
  );
}
