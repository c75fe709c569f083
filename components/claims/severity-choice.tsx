'use client';

import { Button } from '@/components/ui/button';
import { Slider } from '@/components/ui/slider';
import { formatSeverity } from '@/lib/claims/severity';

type ChoiceProps = {
  /** In steps of 5 %; null if nothing is chosen. */
  value: number | null;
  /** The asserted severity, which is the maximum of a vote. */
  max: number;
  onChange: (step: number) => void;
  disabled: boolean;
};

/** Chooses a severity from 0 % to the asserted one. Nothing is chosen at first. */
export function SeverityChoice({ value, max, onChange, disabled }: ChoiceProps) {
  return (
    <div className="grid gap-3">
      <Slider
        id="vote-severity"
        label="How severe was the loss?"
        value={value ?? 0}
        min={0}
        max={max}
        onChange={onChange}
        format={(step) => (value === null ? 'not chosen' : formatSeverity(step))}
        hint={hintOf(value, max)}
        disabled={disabled}
      />
      <div className="flex flex-wrap gap-2">
        <Button size="sm" variant="secondary" disabled={disabled} onClick={() => onChange(0)}>
          Refuse it: 0 %
        </Button>
        <Button size="sm" variant="secondary" disabled={disabled} onClick={() => onChange(max)}>
          As asserted: {formatSeverity(max)}
        </Button>
      </div>
    </div>
  );
}

function hintOf(value: number | null, max: number): string {
  if (value === null) return `From 0 %, which refuses it, to the ${formatSeverity(max)} that was asserted.`;
  return value === 0
    ? '0 % refuses the incident: nothing is paid.'
    : `Each cover would be paid ${formatSeverity(value)} of its amount.`;
}
