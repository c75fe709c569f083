import clsx from 'clsx';
import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { Plot, SIDE } from './plot';

export type CurvePoint = { x: number; y: number; xText: string; yText: string };

type CurveChartProps = {
  title: string;
  description: string;
  points: readonly CurvePoint[];
  /** Where things stand, on the curve. */
  here?: CurvePoint & { label: string };
  formatX: (value: number) => string;
  formatY: (value: number) => string;
  xName: string;
  yName: string;
};

const X_TICKS = [0, 0.25, 0.5, 0.75, 1];

/** A curve over 0..1, with one place marked on it. */
export function CurveChart(props: CurveChartProps) {
  const { title, description, points, here, formatX, formatY, xName, yName } = props;
  const highest = Math.max(...points.map((point) => point.y));
  const y = scaleLinear().domain([0, highest]).nice(4).range([1, 0]);
  const left = (point: CurvePoint) => point.x * SIDE;
  const top = (point: CurvePoint) => y(point.y) * SIDE;
  const drawArea = area<CurvePoint>().x(left).y0(SIDE).y1(top);
  const drawLine = line<CurvePoint>().x(left).y(top);

  return (
    <Plot
      title={title}
      description={description}
      className="h-60"
      xTicks={X_TICKS.map((at) => ({ at, label: formatX(at) }))}
      yTicks={y.ticks(4).map((value) => ({ at: 1 - y(value), label: formatY(value) }))}
      stops={points.map((point) => ({
        x: point.x,
        label: `${point.xText} used`,
        values: [{ name: yName, text: point.yText, color: 'var(--color-tide-1)', y: 1 - y(point.y) }],
      }))}
      overlay={here && <Here across={here.x} down={y(here.y)} label={here.label} />}
      table={<CurveTable title={title} xName={xName} yName={yName} points={points} />}
    >
      {here && (
        <path
          d={drawArea([...points.filter((point) => point.x < here.x), here]) ?? undefined}
          fill="var(--color-tide-5)"
        />
      )}
      <path
        d={drawLine([...points]) ?? undefined}
        fill="none"
        stroke="var(--color-tide-1)"
        strokeWidth={2}
        vectorEffect="non-scaling-stroke"
      />
    </Plot>
  );
}

/** The curve bends upwards, so the room to its left is free: the words end at the dot, or begin at the axis. */
function Here({ across, down, label }: { across: number; down: number; label: string }) {
  const isAtTop = down < 0.2;
  return (
    <div aria-hidden className="pointer-events-none absolute inset-x-0" style={{ top: `${down * 100}%` }}>
      <span
        className="absolute size-3.5 -translate-x-1/2 -translate-y-1/2 rounded-full border-2 border-surface bg-accent"
        style={{ left: `${across * 100}%` }}
      />
      <div
        className={clsx('absolute min-w-max pr-3 text-right', isAtTop ? 'top-3' : 'bottom-2')}
        style={{ width: `${across * 100}%` }}
      >
        <span className="rounded-control bg-surface/85 px-1 font-medium text-accent text-sm">{label}</span>
      </div>
    </div>
  );
}

function CurveTable({
  title,
  xName,
  yName,
  points,
}: Pick<CurveChartProps, 'title' | 'xName' | 'yName' | 'points'>) {
  return (
    <table>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{xName}</th>
          <th scope="col">{yName}</th>
        </tr>
      </thead>
      <tbody>
        {points.map((point) => (
          <tr key={point.x}>
            <th scope="row">{point.xText}</th>
            <td>{point.yText}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
