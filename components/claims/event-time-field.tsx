'use client';

import { describedBy, Field, Input } from '@/components/ui/field';
import { useEarlyInput } from '@/components/ui/use-early-input';
import { formatMoment } from '@/lib/time';

type EventTimeProps = {
  value: string;
  onChange: (value: string) => void;
  /** The range of event times that can be filed; null if there is none. */
  limits: { earliest: number; latest: number } | null;
  isTimely: boolean;
  disabled: boolean;
};

export function EventTimeField({ value, onChange, limits, isTimely, disabled }: EventTimeProps) {
  const span = limits && `${formatMoment(limits.earliest)} and ${formatMoment(limits.latest)}`;
  const ref = useEarlyInput((input) => onChange(input.value));
  const isWrong = limits !== null && !isTimely;
  return (
    <Field
      id="file-time"
      label="When it happened, in UTC"
      hint={span && `Between ${span}.`}
      error={isWrong ? `Choose a time between ${span}.` : null}
    >
      <Input
        ref={ref}
        id="file-time"
        type="datetime-local"
        value={value}
        disabled={disabled}
        aria-describedby={describedBy('file-time')}
        aria-invalid={isWrong}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}
