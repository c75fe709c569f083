import { Stat } from '@/components/ui/stat';
import { formatFigure } from '@/lib/capital/figure';
import { type AssetTotals, solvencyRatio } from '@/lib/capital/maths';
import { formatPercent } from '@/lib/units';

type TotalsProps = { totals: AssetTotals; inForce: bigint; lost: bigint };

/** Summary of the mutual, in one asset. */
export function Totals({ totals, inForce, lost }: TotalsProps) {
  const { asset } = totals;
  const amount = (value: bigint) => formatFigure(value, asset.decimals);
  const solvency = solvencyRatio(totals);
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-8 lg:grid-cols-[minmax(max-content,1.4fr)_repeat(4,1fr)]">
      <Stat
        size="lg"
        className="col-span-2 lg:col-span-1"
        label="Capital"
        value={amount(totals.capital)}
        unit={asset.symbol}
      />
      <Stat label="Live cover" value={amount(inForce)} unit={asset.symbol} note="in force today" />
      <Stat
        label="Solvency"
        value={solvency === null ? '–' : formatPercent(solvency, 0)}
        note="capital divided by required capital"
      />
      <Stat
        label="Premium income"
        value={amount(totals.premiumPerYear)}
        unit={asset.symbol}
        note="a year at the present rate"
      />
      <Stat
        label="Claims accepted"
        value={amount(lost)}
        unit={asset.symbol}
        note="set aside since the beginning"
      />
    </dl>
  );
}
