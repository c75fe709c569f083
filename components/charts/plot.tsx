import type { ReactNode } from 'react';
import { type HoverStop, packStops } from '@/lib/charts/hover-stops';
import { PlotHover } from './plot-hover';

/** Size of the square in which charts are drawn. It is stretched to the available room. */
export const SIDE = 1000;

/** A tick at a share 0..1 of the axis, from the left or from the bottom. */
export type Tick = { at: number; label: string; isExtra?: boolean };

type PlotProps = {
  title: string;
  description: string;
  xTicks: readonly Tick[];
  yTicks: readonly Tick[];
  stops?: readonly HoverStop[];
  /** SVG in the square, with y downwards. */
  children: ReactNode;
  /** HTML placed by percentages over the drawing. */
  overlay?: ReactNode;
  /** The same figures as text, for screen readers. */
  table: ReactNode;
  /** Names of the lines, if there are several. */
  legend?: readonly { name: string; color: string; dash?: string }[];
  className?: string;
};

/** Text axes around a drawing whose lines keep their width at any size. Works without scripts. */
export function Plot(props: PlotProps) {
  const { title, description, xTicks, yTicks, stops, children, overlay, table, legend, className } = props;
  return (
    <figure className="m-0">
      {legend && (
        <ul aria-hidden className="mb-4 flex flex-wrap gap-x-5 gap-y-1 text-ink-soft text-xs">
          {legend.map(({ name, color, dash }) => (
            <li key={name} className="flex items-center gap-2">
              <svg aria-hidden="true" width="22" height="2">
                <line x2="22" y1="1" y2="1" stroke={color} strokeWidth="2" strokeDasharray={dash} />
              </svg>
              {name}
            </li>
          ))}
        </ul>
      )}
      <div className="flex gap-3">
        <div aria-hidden className="relative w-12 shrink-0 text-right">
          {yTicks.map((tick) => (
            <span
              key={tick.at}
              className="figure absolute right-0 translate-y-1/2 text-ink-faint text-xs"
              style={{ bottom: `${tick.at * 100}%` }}
            >
              {tick.label}
            </span>
          ))}
        </div>
        <div className={`relative min-w-0 flex-1 ${className ?? 'h-52'}`}>
          <svg
            role="img"
            aria-label={`${title}. ${description}`}
            viewBox={`0 0 ${SIDE} ${SIDE}`}
            preserveAspectRatio="none"
            className="absolute inset-0 size-full overflow-visible"
          >
            <title>{title}</title>
            <desc>{description}</desc>
            {yTicks.map((tick) => (
              <line
                key={tick.at}
                x1={0}
                x2={SIDE}
                y1={SIDE * (1 - tick.at)}
                y2={SIDE * (1 - tick.at)}
                stroke="var(--color-line)"
                vectorEffect="non-scaling-stroke"
              />
            ))}
            {children}
          </svg>
          {overlay}
          {stops && <PlotHover packed={packStops(stops)} />}
        </div>
      </div>
      <div aria-hidden className="@container relative mt-2 ml-15 h-4">
        {xTicks.map((tick) => (
          <span
            key={tick.at}
            className={`figure absolute whitespace-nowrap text-ink-faint text-xs ${tick.isExtra ? 'hidden @lg:inline' : ''}`}
            style={{ left: `${tick.at * 100}%`, transform: `translateX(-${tick.at * 100}%)` }}
          >
            {tick.label}
          </span>
        ))}
      </div>
      <div className="sr-only">{table}</div>
    </figure>
  );
}
