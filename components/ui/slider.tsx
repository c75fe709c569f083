'use client';

import type { CSSProperties, ReactNode } from 'react';
import { describedBy, Field } from './field';
import { useEarlyInput } from './use-early-input';

type SliderProps = {
  id: string;
  label: ReactNode;
  value: number;
  min: number;
  max: number;
  step?: number;
  onChange: (value: number) => void;
  /** The value as text, shown at the label and read aloud: "90 days". */
  format: (value: number) => string;
  hint?: ReactNode;
  error?: ReactNode;
  disabled?: boolean;
};

export function Slider({
  id,
  label,
  value,
  min,
  max,
  step = 1,
  onChange,
  format,
  hint,
  error,
  disabled,
}: SliderProps) {
  const ref = useEarlyInput((input) => onChange(input.valueAsNumber));
  const filled = max > min ? ((value - min) / (max - min)) * 100 : 0;
  return (
    <Field
      id={id}
      label={label}
      aside={
        // the slider announces its own value when it moves
        <output htmlFor={id} aria-live="off" className="figure text-ink">
          {format(value)}
        </output>
      }
      hint={hint}
      error={error}
    >
      <input
        ref={ref}
        id={id}
        type="range"
        className="range"
        style={{ '--filled': `${filled}%` } as CSSProperties}
        value={value}
        min={min}
        max={max}
        step={step}
        disabled={disabled}
        aria-valuetext={format(value)}
        aria-describedby={describedBy(id)}
        onChange={(event) => onChange(event.target.valueAsNumber)}
      />
    </Field>
  );
}
