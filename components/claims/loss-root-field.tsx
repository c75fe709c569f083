'use client';

import type { ReactNode } from 'react';
import { describedBy, Field, Input } from '@/components/ui/field';
import { rootFrom } from '@/lib/claims/loss-root';

type LossRootProps = {
  value: string;
  onChange: (value: string) => void;
  disabled: boolean;
  /** A way to take the root from the list itself. */
  children?: ReactNode;
};

/** Why a root cannot be filed; null when it can, or none is given. */
export const lossRootProblem = (value: string): string | null =>
  value.trim() === '' || rootFrom(value) ? null : 'The root of a list of losses is 0x and 64 hex digits.';

/** Optional: the Merkle root of a list of losses, by which nobody is paid more than was lost. */
export function LossRootField({ value, onChange, disabled, children }: LossRootProps) {
  const problem = lossRootProblem(value);
  return (
    <details>
      <summary className="link min-h-11 cursor-pointer content-center text-sm">
        Is there a list of who lost how much?
      </summary>
      <div className="grid gap-5 pt-2">
        {children}
        <Field
          id="file-root"
          label="Root of the list of losses"
          hint="Optional. With it no account is paid more than the list says it lost, whatever its covers. Attach the list as evidence."
          error={problem}
        >
          <Input
            id="file-root"
            value={value}
            placeholder="0x…"
            spellCheck={false}
            autoComplete="off"
            className="font-mono text-sm"
            disabled={disabled}
            aria-describedby={describedBy('file-root')}
            aria-invalid={problem !== null}
            onChange={(event) => onChange(event.target.value)}
          />
        </Field>
      </div>
    </details>
  );
}
