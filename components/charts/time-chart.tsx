import { scaleLinear, scaleUtc } from 'd3-scale';
import { area, line } from 'd3-shape';
import type { HoverStop } from '@/lib/charts/hover-stops';
import { timeTicks } from '@/lib/charts/time-ticks';
import { formatDate } from '@/lib/time';
import { Plot, SIDE } from './plot';

type TimePoint = { time: number; value: number; text: string };
export type TimeSeries = { name: string; color: string; dash?: string; points: readonly TimePoint[] };

type TimeChartProps = {
  title: string;
  description: string;
  series: readonly TimeSeries[];
  /** Formats the axis; the default shows the plain number. */
  formatTick?: (value: number) => string;
  /** Fills the area down to zero, for amounts. Without it, the axis covers only the range of the values, as for prices. */
  filled?: boolean;
  className?: string;
};

/** Room above and below a nearly flat line, as a share of its value. */
const FLAT_MARGIN = 0.0005;

function domainOf(values: readonly number[], filled: boolean): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (filled) return [0, high || 1];
  const margin = Math.max((high - low) * 0.1, high * FLAT_MARGIN);
  return [low - margin, high + margin];
}

/** One or more lines over time, drawn on the server. */
export function TimeChart({
  title,
  description,
  series,
  formatTick,
  filled = false,
  className,
}: TimeChartProps) {
  const points = series.flatMap((each) => each.points);
  const times = points.map((point) => point.time);
  const x = scaleUtc()
    .domain([Math.min(...times) * 1000, Math.max(...times) * 1000])
    .range([0, SIDE]);
  const domain = domainOf(
    points.map((point) => point.value),
    filled,
  );
  const y = scaleLinear().domain(domain).nice(4).range([SIDE, 0]);
  const left = (point: TimePoint) => x(point.time * 1000);
  const top = (point: TimePoint) => y(point.value);
  const tickText = formatTick ?? y.tickFormat(4);
  const drawLine = line<TimePoint>().x(left).y(top);
  const drawArea = area<TimePoint>().x(left).y0(SIDE).y1(top);

  const stops: HoverStop[] = [...new Set(times)]
    .sort((a, b) => a - b)
    .map((time) => ({
      x: x(time * 1000) / SIDE,
      label: formatDate(time),
      values: series.flatMap(({ name, color, points: own }) => {
        const point = own.findLast((candidate) => candidate.time <= time);
        return point ? [{ name, color, text: point.text, y: 1 - top(point) / SIDE }] : [];
      }),
    }));

  return (
    <Plot
      title={title}
      description={description}
      className={className}
      xTicks={timeTicks(Math.min(...times), Math.max(...times))}
      yTicks={y.ticks(4).map((value) => ({ at: 1 - y(value) / SIDE, label: tickText(value) }))}
      stops={stops}
      legend={series.length > 1 ? series : undefined}
      table={<SeriesTable title={title} series={series} stops={someOf(stops)} />}
    >
      {series.map(({ name, color, dash, points: own }) => (
        <g key={name}>
          {filled && <path d={drawArea(own) ?? undefined} fill={color} opacity={0.12} />}
          <path
            d={drawLine(own) ?? undefined}
            fill="none"
            stroke={color}
            strokeWidth={1.75}
            strokeDasharray={dash}
            strokeLinejoin="round"
            vectorEffect="non-scaling-stroke"
          />
        </g>
      ))}
    </Plot>
  );
}

/** About how many points of a line show their value under the pointer. */
const ROWS = 12;

/** The last point, and others before it at equal distances. */
const someOf = (stops: readonly HoverStop[]) => {
  const step = Math.ceil(stops.length / ROWS);
  return stops.filter((_, index) => (stops.length - 1 - index) % step === 0);
};

type SeriesTableProps = { title: string; series: readonly TimeSeries[]; stops: readonly HoverStop[] };

function SeriesTable({ title, series, stops }: SeriesTableProps) {
  return (
    <table>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">Date</th>
          {series.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {stops.map((stop) => (
          <tr key={stop.x}>
            <th scope="row">{stop.label}</th>
            {series.map(({ name }) => (
              <td key={name}>{stop.values.find((value) => value.name === name)?.text ?? '–'}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
