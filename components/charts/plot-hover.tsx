'use client';

import { type PointerEvent, useState } from 'react';
import { later } from '@/components/ui/later';
import { NotLoadedNotice } from '@/components/ui/not-loaded';
import type { PackedStops } from '@/lib/charts/hover-stops';

const HoverNote = later(() => import('./hover-note').then((module) => module.HoverNote), NotLoadedNotice);

/** Shows the figures at the pointer. */
export function PlotHover({ packed }: { packed: PackedStops }) {
  const [place, setPlace] = useState<number | null>(null);

  const point = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    setPlace((event.clientX - box.left) / box.width);
  };

  return (
    <div
      aria-hidden
      className="absolute inset-0 touch-pan-y"
      onPointerMove={point}
      onPointerDown={point}
      onPointerLeave={() => setPlace(null)}
    >
      {place !== null && <HoverNote packed={packed} place={place} />}
    </div>
  );
}
