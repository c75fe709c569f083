'use client';

import type { ReactNode } from 'react';
import { AmountInput } from '@/components/ui/amount-input';
import { describedBy, Field, Input } from '@/components/ui/field';
import type { Asset } from '@/lib/capital/types';
import { type LossDraft, lossProblem } from '@/lib/claims/loss-root';

type LossRootProps = {
  draft: LossDraft;
  onChange: (draft: LossDraft) => void;
  asset: Asset;
  /** True if the product's incidents need a list. */
  isNeeded: boolean;
  disabled: boolean;
  /** A field that reads root and total from the list itself. */
  children?: ReactNode;
};

/** Root and total of a list of losses, which limit each payout to the proven loss. */
export function LossRootField({ draft, onChange, asset, isNeeded, disabled, children }: LossRootProps) {
  const problem = draft.root.trim() === '' ? null : lossProblem(draft, false);
  return (
    <details open={isNeeded || undefined}>
      <summary className="link min-h-11 cursor-pointer content-center text-sm">
        {isNeeded
          ? 'A list of who lost how much: required for this product'
          : 'Is there a list of who lost how much?'}
      </summary>
      <div className="grid gap-5 pt-2">
        {children}
        <Field
          id="file-root"
          label="Root of the list of losses"
          hint={`${isNeeded ? 'Required' : 'Optional'}. With a list, no account is paid more than its loss in it, whatever its covers. Attach the list as evidence.`}
          error={problem}
        >
          <Input
            id="file-root"
            value={draft.root}
            placeholder="0x…"
            spellCheck={false}
            autoComplete="off"
            className="font-mono text-sm"
            disabled={disabled}
            aria-describedby={describedBy('file-root')}
            aria-invalid={problem !== null}
            onChange={(event) => onChange({ ...draft, root: event.target.value })}
          />
        </Field>
        <AmountInput
          id="file-loss-total"
          label="Sum of all losses in the list"
          value={draft.total}
          onChange={(total) => onChange({ ...draft, total })}
          decimals={asset.decimals}
          symbol={asset.symbol}
          disabled={disabled}
          hint="All accounts together are paid no more than this."
        />
      </div>
    </details>
  );
}
