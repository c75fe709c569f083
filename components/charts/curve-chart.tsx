import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { ReactNode } from 'react';
import { Plot, SIDE } from './plot';

export type CurvePoint = { x: number; y: number; xText: string; yText: string };

type CurveChartProps = {
  title: string;
  description: string;
  points: readonly CurvePoint[];
  /** HTML over the drawing, placed by percentages. `top` is the value at the upper edge. */
  overlay?: (top: number) => ReactNode;
  formatX: (value: number) => string;
  formatY: (value: number) => string;
  xName: string;
  yName: string;
  /** Text after the x of the point under the pointer: "40 % used". */
  stopWord?: string;
};

const X_TICKS = [0, 0.25, 0.5, 0.75, 1];

/** A curve over 0..1, with marks on it. */
export function CurveChart(props: CurveChartProps) {
  const { title, description, points, overlay, formatX, formatY, xName, yName, stopWord = 'used' } = props;
  const highest = Math.max(...points.map((point) => point.y));
  const y = scaleLinear().domain([0, highest]).nice(4).range([1, 0]);
  const left = (point: CurvePoint) => point.x * SIDE;
  const top = (point: CurvePoint) => y(point.y) * SIDE;
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
        label: `${point.xText} ${stopWord}`.trim(),
        values: [{ name: yName, text: point.yText, color: 'var(--color-tide-1)', y: 1 - y(point.y) }],
      }))}
      overlay={overlay?.(y.domain()[1] ?? highest)}
      table={<CurveTable title={title} xName={xName} yName={yName} points={points} />}
    >
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
