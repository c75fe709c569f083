import { TimeChart, type TimeSeries } from '@/components/charts/time-chart';
import { EmptyState } from '@/components/ui/empty-state';
import { figureOf } from '@/lib/capital/figure';
import { type CapitalHistory, capitalAt, thin } from '@/lib/capital/history';
import type { Asset, PoolSummary } from '@/lib/capital/types';
import { formatCompact, formatSharePrice, toNumber } from '@/lib/units';

export type PoolHistory = { pool: PoolSummary; history: CapitalHistory };

const COLORS = ['var(--color-tide-1)', 'var(--color-tide-2)', 'var(--color-ink-faint)'];
const DASHES = [undefined, '6 4', '2 3'];
const MAX_POINTS = 60;

const hasLine = ({ history }: PoolHistory) => history.points.length > 1;

/** Share prices over time, one line for each pool. */
export function SharePriceChart({ pools, className }: { pools: readonly PoolHistory[]; className?: string }) {
  const drawn = pools.filter(hasLine);
  if (drawn.length === 0) return <NoHistory />;
  const series: TimeSeries[] = drawn.map(({ pool, history }, index) => ({
    name: pool.name,
    color: COLORS[index % COLORS.length] ?? 'currentColor',
    dash: DASHES[index % DASHES.length],
    points: thin(history.points, MAX_POINTS).map((point) => ({
      time: point.time,
      value: toNumber(point.sharePrice, 18),
      text: formatSharePrice(point.sharePrice),
    })),
  }));
  return (
    <TimeChart
      title="Share price over time"
      description={drawn
        .map(({ pool }) => `${pool.name} is at ${formatSharePrice(pool.sharePrice)}`)
        .join('; ')}
      series={series}
      className={className}
    />
  );
}

type CapitalChartProps = { pools: readonly PoolHistory[]; asset: Asset; className?: string };

/** Total capital of the pools of one asset, by day. */
export function CapitalChart({ pools, asset, className }: CapitalChartProps) {
  const drawn = pools.filter(hasLine);
  const times = drawn.flatMap(({ history }) => history.points.map((point) => point.time));
  if (times.length === 0) return <NoHistory />;
  const [from, to] = [Math.min(...times), Math.max(...times)];
  const points = Array.from({ length: MAX_POINTS + 1 }, (_, step) => {
    const time = Math.round(from + ((to - from) * step) / MAX_POINTS);
    const capital = drawn.reduce((sum, { history }) => sum + capitalAt(history.points, time), 0n);
    return {
      time,
      value: toNumber(capital, asset.decimals),
      text: figureOf(capital, asset),
    };
  });
  return (
    <TimeChart
      title="Capital over time"
      description={`Now ${points.at(-1)?.text}`}
      series={[{ name: 'Capital', color: 'var(--color-tide-1)', points }]}
      formatTick={(value) => formatCompact(BigInt(Math.round(value)), 0)}
      filled
      className={className}
    />
  );
}

const NoHistory = () => (
  <EmptyState title="No history yet">The chart starts with the first stake.</EmptyState>
);
