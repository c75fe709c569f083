'use client';

import type { CSSProperties } from 'react';
import { type CostPoint, costAt } from '@/lib/capital/cost-curve';
import { formatPercent, toNumber, WAD } from '@/lib/units';
import { usePurchase } from './purchase';

const SIDE = 1000;

type PointsProps = { points: readonly CostPoint[]; used: bigint };

/** Limits a point to the drawn curve, which ends at 100 %. */
function pointAt(points: readonly CostPoint[], utilisation: bigint): CostPoint {
  const at = utilisation > WAD ? WAD : utilisation;
  return { utilisation: at, cost: costAt(points, at) };
}

/** The pool's utilisation now and after the purchase; the second is null without a purchase. */
function usePoints({ points, used }: PointsProps) {
  const { asked } = usePurchase();
  const { latest, live } = asked;
  const before = pointAt(points, latest?.utilisation.before ?? used);
  const after = live?.quote ? pointAt(points, live.utilisation.after) : null;
  const between = after
    ? points.filter(
        (point) => point.utilisation > before.utilisation && point.utilisation < after.utilisation,
      )
    : [];
  return { before, after, edge: after ? [before, ...between, after] : [] };
}

/** Drawn over the curve: the cost now, the cost after the purchase, and the area between them, which is the price. */
export function PurchaseOnCurve({ points, used, top }: PointsProps & { top: number }) {
  const { before, after, edge } = usePoints({ points, used });
  const across = (point: CostPoint) => toNumber(point.utilisation, 18);
  const down = (point: CostPoint) => 1 - toNumber(point.cost, 16) / top;
  const spot = (point: CostPoint): CSSProperties => ({
    left: `${across(point) * 100}%`,
    top: `${down(point) * 100}%`,
  });
  const corners = edge.map((point) => `L${across(point) * SIDE} ${down(point) * SIDE}`).join('');
  return (
    <div aria-hidden className="pointer-events-none absolute inset-0">
      {after && (
        <svg
          aria-hidden="true"
          viewBox={`0 0 ${SIDE} ${SIDE}`}
          preserveAspectRatio="none"
          className="absolute inset-0 size-full overflow-visible"
        >
          <path
            d={`M${across(before) * SIDE} ${SIDE}${corners}L${across(after) * SIDE} ${SIDE}Z`}
            fill="var(--color-accent)"
            opacity={0.22}
          />
        </svg>
      )}
      {after && (
        <span
          className="absolute size-3.5 -translate-x-1/2 -translate-y-1/2 rounded-full border-2 border-accent bg-surface"
          style={spot(after)}
        />
      )}
      <span
        className="absolute size-3.5 -translate-x-1/2 -translate-y-1/2 rounded-full border-2 border-surface bg-accent"
        style={spot(before)}
      />
    </div>
  );
}

/** The same as text, with the marks of the drawing. */
export function PurchaseInWords(props: PointsProps) {
  const { before, after } = usePoints(props);
  const words = ({ utilisation, cost }: CostPoint) =>
    `${formatPercent(utilisation, 1)} bound, the next unit of capital costs ${formatPercent(cost)} a year`;
  return (
    <ul className="mt-5 grid gap-1.5 text-sm">
      <li className="flex items-baseline gap-2.5">
        <span aria-hidden className="size-3 shrink-0 rounded-full bg-accent" />
        <span>
          <span className="font-medium text-ink">You are here</span>: {words(before)}
        </span>
      </li>
      <li className="flex items-baseline gap-2.5">
        <span aria-hidden className="size-3 shrink-0 rounded-full border-2 border-accent bg-surface" />
        <span>
          <span className="font-medium text-ink">After your purchase</span>:{' '}
          {after ? words(after) : 'enter an amount to see it'}
        </span>
      </li>
    </ul>
  );
}
