import { BarChart } from '@/components/charts/bar-chart';
import { EmptyState } from '@/components/ui/empty-state';
import { figureOf } from '@/lib/capital/figure';
import { type PremiumFlow, premiumByWeek } from '@/lib/capital/sales';
import type { Asset } from '@/lib/capital/types';
import { formatShortDate, startOfDay } from '@/lib/time';
import { toNumber } from '@/lib/units';

type PremiumChartProps = { flows: readonly PremiumFlow[]; asset: Asset; now: number };

const MAX_WEEKS = 26;

/** Premiums paid week by week, and refunds of cancelled cover. */
export function PremiumChart({ flows, asset, now }: PremiumChartProps) {
  const weeks = premiumByWeek(flows, now, MAX_WEEKS);
  if (weeks.length === 0) {
    return <EmptyState title="No premium yet">The chart starts with the first cover sold.</EmptyState>;
  }
  const paid = weeks.reduce((sum, week) => sum + week.paid, 0n);
  const refunded = weeks.reduce((sum, week) => sum + week.refunded, 0n);
  return (
    <BarChart
      title="Premium by week"
      description={`${figureOf(paid, asset)} paid and ${figureOf(refunded, asset)} refunded since ${formatShortDate(startOfDay(weeks[0]?.firstDay ?? 0))}`}
      upName="Paid"
      downName="Refunded"
      bars={weeks.map((week) => ({
        key: week.firstDay,
        label: formatShortDate(startOfDay(week.firstDay)),
        up: toNumber(week.paid, asset.decimals),
        upText: figureOf(week.paid, asset),
        down: toNumber(week.refunded, asset.decimals),
        downText: figureOf(week.refunded, asset),
      }))}
    />
  );
}
