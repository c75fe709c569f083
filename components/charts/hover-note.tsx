'use client';

import { type PackedStops, stopAt } from '@/lib/charts/hover-stops';

/** A vertical line and a small note at a place, 0..1 from the left. */
export function HoverNote({ packed, place }: { packed: PackedStops; place: number }) {
  const stop = stopAt(packed, place);
  if (!stop) return null;
  return (
    <>
      <span
        className="pointer-events-none absolute inset-y-0 w-px bg-line-strong"
        style={{ left: `${stop.x * 100}%` }}
      />
      {stop.values.map((value) => (
        <span
          key={value.name}
          className="pointer-events-none absolute size-2.5 -translate-x-1/2 translate-y-1/2 rounded-full border-2 border-surface"
          style={{ left: `${stop.x * 100}%`, bottom: `${value.y * 100}%`, background: value.color }}
        />
      ))}
      <div
        className="pointer-events-none absolute bottom-full z-10 mb-1 w-max rounded-control border border-line bg-surface px-3 py-2 text-xs shadow-lift"
        style={{ left: `${stop.x * 100}%`, transform: `translateX(-${stop.x * 100}%)` }}
      >
        <p className="text-ink-faint">{stop.label}</p>
        {stop.values.map((value) => (
          <p key={value.name} className="mt-1 flex items-center gap-2 text-ink">
            <span className="size-2 rounded-full" style={{ background: value.color }} />
            {value.name}
            <span className="figure ml-auto pl-3 font-medium">{value.text}</span>
          </p>
        ))}
      </div>
    </>
  );
}
