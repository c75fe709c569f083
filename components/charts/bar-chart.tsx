import { scaleLinear } from 'd3-scale';
import { Plot, SIDE } from './plot';

/** One bar up and one bar down from zero, at the same position. */
export type Bar = { key: number; label: string; up: number; upText: string; down: number; downText: string };

type BarChartProps = {
  title: string;
  description: string;
  bars: readonly Bar[];
  upName: string;
  downName: string;
  /** Formats the axis; the default shows the plain number. */
  formatTick?: (value: number) => string;
  className?: string;
};

const [UP, DOWN] = ['var(--color-tide-1)', 'var(--color-accent)'];
/** Width of a bar, as a share of its slot. */
const FILL = 0.7;
const MAX_LABELS = 4;

/** Bars side by side over time, drawn on the server. The legend names the lower bars only if there are any. */
export function BarChart(props: BarChartProps) {
  const { title, description, bars, upName, downName, formatTick, className } = props;
  const hasDown = bars.some(({ down }) => down > 0);
  const highest = Math.max(...bars.map(({ up }) => up));
  const lowest = -Math.max(...bars.map(({ down }) => down));
  const y = scaleLinear()
    .domain([lowest, highest || 1])
    .nice(4)
    .range([SIDE, 0]);
  const slot = 1 / bars.length;
  const every = Math.ceil(bars.length / MAX_LABELS);
  const tickText = formatTick ?? y.tickFormat(4);

  return (
    <Plot
      title={title}
      description={description}
      className={className}
      xTicks={bars.flatMap(({ label }, index) => (index % every === 0 ? [{ at: index * slot, label }] : []))}
      yTicks={y.ticks(4).map((value) => ({ at: 1 - y(value) / SIDE, label: tickText(value) }))}
      stops={bars.map(({ label, up, upText, down, downText }, index) => ({
        x: (index + 0.5) * slot,
        label: `From ${label}`,
        values: [
          { name: upName, text: upText, color: UP, y: 1 - y(up) / SIDE },
          ...(down > 0 ? [{ name: downName, text: downText, color: DOWN, y: 1 - y(-down) / SIDE }] : []),
        ],
      }))}
      legend={
        hasDown
          ? [
              { name: upName, color: UP },
              { name: downName, color: DOWN },
            ]
          : undefined
      }
      table={<BarTable {...props} />}
    >
      {bars.map(({ key, up, down }, index) => {
        const box = { x: (index + (1 - FILL) / 2) * slot * SIDE, width: slot * FILL * SIDE };
        return (
          <g key={key}>
            <rect {...box} y={y(up)} height={y(0) - y(up)} fill={UP} />
            <rect {...box} y={y(0)} height={y(-down) - y(0)} fill={DOWN} />
          </g>
        );
      })}
    </Plot>
  );
}

function BarTable({ title, bars, upName, downName }: BarChartProps) {
  return (
    <table>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">From</th>
          <th scope="col">{upName}</th>
          <th scope="col">{downName}</th>
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.key}>
            <th scope="row">{bar.label}</th>
            <td>{bar.upText}</td>
            <td>{bar.downText}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
