import { scaleLinear, scaleUtc } from 'd3-scale';
import { Plot, SIDE } from '@/components/charts/plot';
import { timeTicks } from '@/lib/charts/time-ticks';
import { formatMoment } from '@/lib/time';

export type PricePoint = { time: number; value: number; text: string };
/** A horizontal line across the chart. */
export type PriceLine = { name: string; value: number; color: string };
/** A highlighted period. */
export type PriceBand = { name: string; from: number; until: number; color: string };

type ChartProps = {
  title: string;
  description: string;
  points: readonly PricePoint[];
  lines: readonly PriceLine[];
  bands: readonly PriceBand[];
  now: number;
};

const PRICE_COLOR = 'var(--color-tide-2)';
/** Minimum width of a period, so that it stays visible. */
const MIN_BAND_WIDTH = SIDE / 150;

/** A step chart of a feed: each price holds until the next round. Drawn on the server. */
export function PriceChart({ title, description, points, lines, bands, now }: ChartProps) {
  const begin = points[0]?.time ?? now;
  const x = scaleUtc()
    .domain([begin * 1000, Math.max(now, begin + 1) * 1000])
    .range([0, SIDE]);
  const values = [...points, ...lines].map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const margin = (high - low) * 0.08 || high * 0.001;
  const y = scaleLinear()
    .domain([low - margin, high + margin])
    .nice(4)
    .range([SIDE, 0]);
  const left = (time: number) => x(time * 1000);
  const path = points
    .map(({ time, value }, index) =>
      index === 0 ? `M${left(time)},${y(value)}` : `H${left(time)}V${y(value)}`,
    )
    .join('');
  return (
    <Plot
      title={title}
      description={description}
      xTicks={timeTicks(begin, Math.max(now, begin + 1))}
      yTicks={y.ticks(4).map((value) => ({ at: 1 - y(value) / SIDE, label: y.tickFormat(4)(value) }))}
      stops={points.map(({ time, value, text }) => ({
        x: left(time) / SIDE,
        label: formatMoment(time),
        values: [{ name: 'Price', color: PRICE_COLOR, text, y: 1 - y(value) / SIDE }],
      }))}
      legend={[
        { name: 'Price', color: PRICE_COLOR },
        ...lines.map(({ name, color }) => ({ name, color, dash: '5 3' })),
        ...bands.map(({ name, color }) => ({ name, color })),
      ]}
      table={<PriceTable title={title} points={points} bands={bands} />}
    >
      {bands.map(({ name, from, until, color }) => (
        <rect
          key={name}
          x={left(from)}
          width={Math.max(left(until) - left(from), MIN_BAND_WIDTH)}
          y={0}
          height={SIDE}
          fill={color}
          opacity={0.18}
        />
      ))}
      {lines.map(({ name, value, color }) => (
        <line
          key={name}
          x1={0}
          x2={SIDE}
          y1={y(value)}
          y2={y(value)}
          stroke={color}
          strokeWidth={1.25}
          strokeDasharray="5 3"
          vectorEffect="non-scaling-stroke"
        />
      ))}
      <path
        d={`${path}H${left(now)}`}
        fill="none"
        stroke={PRICE_COLOR}
        strokeWidth={1.75}
        vectorEffect="non-scaling-stroke"
      />
    </Plot>
  );
}

type TableProps = Pick<ChartProps, 'title' | 'points' | 'bands'>;

function PriceTable({ title, points, bands }: TableProps) {
  return (
    <table>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">Round of</th>
          <th scope="col">Price</th>
          <th scope="col">Part of a proof</th>
        </tr>
      </thead>
      <tbody>
        {points.map(({ time, text }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rounds never change their order
          <tr key={index}>
            <th scope="row">{formatMoment(time)}</th>
            <td>{text}</td>
            <td>{bands.find(({ from, until }) => from <= time && time <= until)?.name ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
