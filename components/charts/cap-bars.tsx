import clsx from 'clsx';

type Segment = { key: string | number; label: string; value: number };
type Bar = { key: string | number; label: string; text: string; segments: readonly Segment[] };

type CapBarsProps = {
  bars: readonly Bar[];
  /** The cap, on the bars' own scale. */
  cap: number;
  capLabel: string;
};

const COLORS = ['bg-tide-1', 'bg-tide-2', 'bg-tide-3', 'bg-tide-4'];
/** Room to the right of the cap, so that the cap is not mistaken for the end of the chart. */
const ROOM = 1.08;

const sumOf = (segments: readonly Segment[]) => segments.reduce((sum, { value }) => sum + value, 0);

/** Horizontal bars with parts, under one common cap. */
export function CapBars({ bars, cap, capLabel }: CapBarsProps) {
  const longest = Math.max(cap, ...bars.map(({ segments }) => sumOf(segments)));
  const widthOf = (value: number) => `${longest === 0 ? 0 : (value / (longest * ROOM)) * 100}%`;
  return (
    <div>
      <ul className="grid gap-5">
        {bars.map(({ key, label, text, segments }) => (
          <li key={key}>
            <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4 text-sm">
              <span className="text-ink">{label}</span>
              <span className="figure text-ink-soft">{text}</span>
            </div>
            <div aria-hidden className="relative flex h-3 gap-px rounded-full bg-sunken">
              {segments.map((segment, index) => (
                <span
                  key={segment.key}
                  title={segment.label}
                  className={clsx(
                    'h-full first:rounded-l-full',
                    segment.value > 0 && 'min-w-0.5',
                    sumOf(segments) > cap ? 'bg-bad' : COLORS[index % COLORS.length],
                  )}
                  style={{ width: widthOf(segment.value) }}
                />
              ))}
              <span
                className="absolute -inset-y-1.5 w-0.5 -translate-x-1/2 rounded-full bg-accent"
                style={{ left: widthOf(cap) }}
              />
            </div>
          </li>
        ))}
      </ul>
      <p className="mt-4 flex items-center gap-2 text-ink-soft text-sm">
        <span aria-hidden className="h-4 w-0.5 rounded-full bg-accent" />
        {capLabel}
      </p>
    </div>
  );
}
