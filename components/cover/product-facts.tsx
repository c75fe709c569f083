import { Stat } from '@/components/ui/stat';
import { InfoTip } from '@/components/ui/tooltip';
import type { Offer, Sale } from '@/lib/cover/offer';
import { formatFigure } from '@/lib/money';
import { formatCompact, formatPercent, formatWhole } from '@/lib/units';

/** States in which only the capital limits how much can be bought. */
const FREE_SALES: ReadonlySet<Sale> = new Set(['open', 'unfunded', 'soldOut']);

export function ProductFacts({ product, pool, sale, price }: Offer) {
  const { asset } = pool;
  const amount = (value: bigint) =>
    value >= 10n ** BigInt(asset.decimals + 3)
      ? formatWhole(value, asset.decimals)
      : formatFigure(value, asset);
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-8 border-y py-7 lg:grid-cols-4">
      <Stat
        label="Price a year"
        value={price ? formatPercent(price.yearly) : '–'}
        note={
          price
            ? `for ${formatCompact(price.amount, asset.decimals)} ${asset.symbol} over ${price.termDays} days`
            : 'nothing can be bought now'
        }
      />
      <Stat
        label="Available"
        value={amount(sale === 'open' ? product.capacity : 0n)}
        unit={asset.symbol}
        note={FREE_SALES.has(sale) ? undefined : 'sales are stopped'}
      />
      <Stat
        label={
          <>
            Exposure
            <InfoTip label="What exposure means">
              Cover that the pool may still have to pay, from its purchase until one report window after its
              end. Payouts reduce it.
            </InfoTip>
          </>
        }
        value={amount(product.exposure)}
        unit={asset.symbol}
      />
      <Stat
        label="Proof of loss"
        value={product.needsLossRoot ? 'Required' : 'Not required'}
        note={
          product.needsLossRoot
            ? 'nobody is paid more than the loss they prove'
            : 'the verdict’s severity sets the payout'
        }
      />
    </dl>
  );
}
