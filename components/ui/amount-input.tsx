'use client';

import { type ReactNode, useState } from 'react';
import { amountText, readAmount } from '@/lib/amount-text';
import { formatExact } from '@/lib/units';
import { describedBy, Field } from './field';
import { useEarlyInput } from './use-early-input';

type AmountInputProps = {
  id: string;
  label: ReactNode;
  /** The amount in the smallest unit; null if the field is empty or not a number. */
  value: bigint | null;
  onChange: (value: bigint | null) => void;
  decimals: number;
  symbol: string;
  /** Adds a button that fills in this amount. */
  max?: bigint;
  maxLabel?: string;
  aside?: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  disabled?: boolean;
};

/** Formats with all digits: 1,250.5. */
function grouped(value: bigint, decimals: number): string {
  const [whole = '', fraction] = formatExact(value, decimals).split('.');
  return whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',') + (fraction ? `.${fraction}` : '');
}

/** Input for an amount of money. The text stays as typed; the value is a bigint. */
export function AmountInput(props: AmountInputProps) {
  const { id, value, onChange, decimals, symbol, max, maxLabel = 'Max', disabled } = props;
  const [text, setText] = useState(value === null ? '' : amountText(value, decimals));
  const typed = text.trim();
  const read = typed === '' ? null : readAmount(typed, decimals);
  const problem = read && 'problem' in read ? read.problem : null;
  const parsed = read && 'value' in read ? read.value : null;
  // a value set from outside (a slider, "max", a reset) replaces the text, unless the text already means it
  const isOwn = problem !== null || parsed === value;
  const shown = isOwn ? text : value === null ? '' : amountText(value, decimals);
  const error = problem ?? props.error;
  const enter = (entered: string) => {
    setText(entered);
    const next = readAmount(entered, decimals);
    onChange('value' in next ? next.value : null);
  };
  const ref = useEarlyInput((input) => enter(input.value));
  // a number with separators is repeated in plain form, so that users see how it was read
  const echo =
    isOwn && parsed !== null && /[^\d]/.test(typed) && `Read as ${grouped(parsed, decimals)} ${symbol}. `;
  const hint =
    echo || props.hint ? (
      <>
        {echo}
        {props.hint}
      </>
    ) : undefined;

  return (
    <Field id={id} label={props.label} aside={props.aside} hint={hint} error={error}>
      <div className="flex min-h-12 items-center rounded-control border border-line-strong bg-surface focus-within:border-ink has-aria-invalid:border-bad">
        <input
          ref={ref}
          id={id}
          className="figure w-full min-w-0 flex-1 rounded-control bg-transparent px-3 py-2 text-ink text-xl placeholder:text-ink-faint disabled:text-ink-faint"
          inputMode="decimal"
          autoComplete="off"
          placeholder="0"
          value={shown}
          disabled={disabled}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id)}
          onChange={(event) => enter(event.target.value)}
        />
        {max !== undefined && (
          <button
            type="button"
            disabled={disabled}
            className="min-h-11 cursor-pointer px-2 font-medium text-accent text-sm hover:underline disabled:text-ink-faint"
            onClick={() => {
              setText(amountText(max, decimals));
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
