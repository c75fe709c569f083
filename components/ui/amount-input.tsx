'use client';

import { type ReactNode, useState } from 'react';
import { formatExact, parseAmount } from '@/lib/units';
import { describedBy, Field } from './field';

type AmountInputProps = {
  id: string;
  label: ReactNode;
  /** What the field holds, in the smallest unit; null while it is empty or not a number. */
  value: bigint | null;
  onChange: (value: bigint | null) => void;
  decimals: number;
  symbol: string;
  /** Offers a button that fills in this amount. */
  max?: bigint;
  maxLabel?: string;
  aside?: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  disabled?: boolean;
};

/** An amount of money: the text stays as typed, the value is bigint. */
export function AmountInput(props: AmountInputProps) {
  const { id, value, onChange, decimals, symbol, max, maxLabel = 'Max', disabled } = props;
  const [text, setText] = useState(value === null ? '' : formatExact(value, decimals));
  const isUnreadable = text.trim() !== '' && parseAmount(text, decimals) === null;
  // a value set from outside (a slider, "max", a reset) replaces the text; one that the text already says leaves it be
  const shown =
    isUnreadable || parseAmount(text, decimals) === value
      ? text
      : value === null
        ? ''
        : formatExact(value, decimals);
  const error = isUnreadable ? `Type a number with at most ${decimals} decimals, like 1250.50.` : props.error;

  return (
    <Field id={id} label={props.label} aside={props.aside} hint={props.hint} error={error}>
      <div className="flex min-h-12 items-center rounded-control border border-line-strong bg-surface focus-within:border-ink has-aria-invalid:border-bad">
        <input
          id={id}
          className="figure w-full min-w-0 flex-1 rounded-control bg-transparent px-3 py-2 text-ink text-xl placeholder:text-ink-faint disabled:text-ink-faint"
          inputMode="decimal"
          autoComplete="off"
          placeholder="0"
          value={shown}
          disabled={disabled}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id)}
          onChange={(event) => {
            setText(event.target.value);
            onChange(parseAmount(event.target.value, decimals));
          }}
        />
        {max !== undefined && (
          <button
            type="button"
            disabled={disabled}
            className="min-h-11 cursor-pointer px-2 font-medium text-accent text-sm hover:underline disabled:text-ink-faint"
            onClick={() => {
              setText(formatExact(max, decimals));
              onChange(max);
            }}
          >
            {maxLabel}
          </button>
        )}
        <span className="px-3 text-ink-soft text-sm">{symbol}</span>
      </div>
    </Field>
  );
}
