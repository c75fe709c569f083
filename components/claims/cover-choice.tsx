'use client';

import type { Asset } from '@/lib/capital/types';
import type { CoverPart } from '@/lib/claims/types';
import { formatAmount } from '@/lib/units';

type ChoiceProps = {
  parts: readonly CoverPart[];
  /** Covers that will not collect now. */
  skipped: ReadonlySet<number>;
  onChange: (skipped: ReadonlySet<number>) => void;
  asset: Asset;
  disabled: boolean;
};

/** Selects which of the holder's covers collect; all by default. */
export function CoverChoice({ parts, skipped, onChange, asset, disabled }: ChoiceProps) {
  const toggle = (cover: number) => {
    const next = new Set(skipped);
    if (!next.delete(cover)) next.add(cover);
    onChange(next);
  };
  return (
    <fieldset className="grid gap-1 text-sm" disabled={disabled}>
      <legend className="mb-1 text-ink-soft">In one transaction, for</legend>
      {parts.map(({ cover, collectable }) => (
        <label key={cover} className="flex min-h-11 cursor-pointer items-center gap-3">
          <input
            type="checkbox"
            className="size-4.5 shrink-0 accent-tide-1"
            checked={!skipped.has(cover)}
            onChange={() => toggle(cover)}
          />
          <span className="flex-1">Cover {cover}</span>
          <span className="figure text-ink">
            {formatAmount(collectable, asset.decimals)} {asset.symbol}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
