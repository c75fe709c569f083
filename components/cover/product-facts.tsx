import { Stat } from '@/components/ui/stat';
import { InfoTip } from '@/components/ui/tooltip';
import type { Offer } from '@/lib/cover/offer';
import { utilisation } from '@/lib/cover/premium';
import { tellFigure } from '@/lib/cover/tell';
import { formatCompact, formatPercent, formatWhole } from '@/lib/units';

export function ProductFacts({ product, pool, sale, price }: Offer) {
  const { asset } = pool;
  const amount = (value: bigint) =>
    value >= 10n ** BigInt(asset.decimals + 3)
      ? formatWhole(value, asset.decimals)
      : tellFigure(value, asset);
  const isWaiting = sale !== 'open' && sale !== 'soldOut';
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
      <Stat label="Can be bought" value={amount(isWaiting ? 0n : product.capacity)} unit={asset.symbol} />
      <Stat
        label={
          <>
            Exposure
            <InfoTip label="What exposure means">
              Cover sold that can still cost the pool something: from the purchase until one report window
              after the cover's end, longer while an incident is open.
            </InfoTip>
          </>
        }
        value={amount(product.exposure)}
        unit={asset.symbol}
      />
      <Stat
        label="Capacity used"
        value={isWaiting ? '–' : formatPercent(utilisation(product), 0)}
        note={isWaiting ? 'sales are stopped' : undefined}
      />
    </dl>
  );
}
