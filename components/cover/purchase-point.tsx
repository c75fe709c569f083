'use client';

import type { CSSProperties } from 'react';
import { unitRate, utilisation, utilisationAfter } from '@/lib/cover/premium';
import type { ProductSummary } from '@/lib/cover/types';
import { formatPercent, toNumber } from '@/lib/units';
import { usePurchase } from './purchase';

const SIDE = 1000;

/** Where the price stands and where the purchase would take it; the second is null while there is none. */
function usePoints(product: ProductSummary) {
  const { amount } = usePurchase();
  const pointAt = (used: bigint) => ({ used, yearly: unitRate(product, used) });
  const isPurchase = amount !== null && amount > 0n && amount <= product.capacity;
  return {
    before: pointAt(utilisation(product)),
    after: isPurchase ? pointAt(utilisationAfter(product, amount)) : null,
    kink: pointAt(product.curve.kink),
  };
}

/** Drawn over the curve: the price now, the price after the purchase, and between them the area that it costs. */
export function PurchaseOnCurve({ product, top }: { product: ProductSummary; top: number }) {
  const { before, after, kink } = usePoints(product);
  const across = ({ used }: typeof before) => toNumber(used, 18);
  const down = ({ yearly }: typeof before) => 1 - toNumber(yearly, 16) / top;
  const place = (point: typeof before): CSSProperties => ({
    left: `${across(point) * 100}%`,
    top: `${down(point) * 100}%`,
  });
  const isBend = after && before.used < kink.used && kink.used < after.used;
  const edge = after ? [before, ...(isBend ? [kink] : []), after] : [];
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
          style={place(after)}
        />
      )}
      <span
        className="absolute size-3.5 -translate-x-1/2 -translate-y-1/2 rounded-full border-2 border-surface bg-accent"
        style={place(before)}
      />
    </div>
  );
}

/** The same in words, with the marks of the drawing. */
export function PurchaseInWords({ product }: { product: ProductSummary }) {
  const { before, after } = usePoints(product);
  const told = ({ used, yearly }: typeof before) =>
    `${formatPercent(used, 1)} used, the next unit costs ${formatPercent(yearly)} a year`;
  return (
    <ul className="mt-5 grid gap-1.5 text-sm">
      <li className="flex items-baseline gap-2.5">
        <span aria-hidden className="size-3 shrink-0 rounded-full bg-accent" />
        <span>
          <span className="font-medium text-ink">You are here</span>: {told(before)}
        </span>
      </li>
      <li className="flex items-baseline gap-2.5">
        <span aria-hidden className="size-3 shrink-0 rounded-full border-2 border-accent bg-surface" />
        <span>
          <span className="font-medium text-ink">After your purchase</span>:{' '}
          {after ? told(after) : 'enter an amount to see it'}
        </span>
      </li>
    </ul>
  );
}
