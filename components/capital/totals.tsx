import { Stat } from '@/components/ui/stat';
import { type AssetTotals, solvencyRatio } from '@/lib/capital/maths';
import { formatPercent, formatWhole } from '@/lib/units';

type TotalsProps = { totals: AssetTotals; inForce: bigint; paid: bigint };

/** The mutual at a glance, in one asset. */
export function Totals({ totals, inForce, paid }: TotalsProps) {
  const { asset } = totals;
  const amount = (value: bigint) => formatWhole(value, asset.decimals);
  const solvency = solvencyRatio(totals);
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-8 border-y py-8 lg:grid-cols-[1.4fr_repeat(4,1fr)]">
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
        note="capital over required capital"
      />
      <Stat
        label="Premium income"
        value={amount(totals.premiumPerYear)}
        unit={asset.symbol}
        note="a year at the present rate"
      />
      <Stat label="Claims paid" value={amount(paid)} unit={asset.symbol} note="since the beginning" />
    </dl>
  );
}
