'use client';

import { useState } from 'react';
import { describedBy, Field, Input } from '@/components/ui/field';
import { amountText, parseAmount } from '@/lib/amount-text';
import { type Assumptions, baseFrequency, HISTORY, LIMITS } from '@/lib/risk/calibration';
import { formatShare } from '@/lib/risk/model';

type Spec = {
  key: keyof Assumptions;
  label: string;
  unit?: string;
  /** Units in one unit of the field, as a power of ten. */
  decimals?: number;
  hint: (assumptions: Assumptions) => string;
};

const FIELDS: Spec[] = [
  {
    key: 'eventsPerYear',
    label: 'Protocol incidents a year',
    hint: () =>
      `${HISTORY.firstYear} to ${HISTORY.lastYear}: between ${Math.round(HISTORY.min)} and ${Math.round(HISTORY.max)}, ${Math.round(HISTORY.eventsPerYear)} on average.`,
  },
  {
    key: 'protocolsAtRisk',
    label: 'Protocols at risk',
    hint: (given) =>
      `Nobody publishes a count. With ${given.eventsPerYear} events a year, each protocol has a chance of about ${formatShare(baseFrequency(given))} a year.`,
  },
  {
    key: 'protocolSize',
    label: 'Size of a protocol that is hit',
    unit: 'million USD',
    decimals: 6,
    hint: () => 'The share of cover lost is the loss in dollars divided by this size, at most 100 %.',
  },
  {
    key: 'marketSeverity',
    label: 'Cover lost in a market event',
    unit: '%',
    hint: () =>
      'The history has no depegs, crashes or impermanent losses. Their frequency comes from the listed rates.',
  },
  {
    key: 'years',
    label: 'Years to simulate',
    hint: () => 'More years give better estimates of rare losses.',
  },
  { key: 'seed', label: 'Seed', hint: () => 'The same seed gives the same result.' },
];

function AssumptionField({
  spec,
  assumptions,
  onChange,
}: {
  spec: Spec;
  assumptions: Assumptions;
  onChange: (next: Assumptions) => void;
}) {
  const { key, label, unit, decimals = 0, hint } = spec;
  const scale = 10 ** decimals;
  const [text, setText] = useState(amountText(BigInt(Math.round(assumptions[key])), decimals));
  const { min, max } = LIMITS[key];
  const id = `assumption-${key}`;

  /** Null if the text is not a number within the limits. */
  const read = (entered: string): number | null => {
    const value = parseAmount(entered, decimals);
    return value !== null && value >= min && value <= max ? Number(value) : null;
  };
  const isValid = read(text) !== null;
  const bound = (value: number) => (value / scale).toLocaleString('en');

  const enter = (entered: string) => {
    setText(entered);
    const value = read(entered);
    if (value !== null) onChange({ ...assumptions, [key]: value });
  };

  return (
    <Field
      id={id}
      label={label}
      aside={unit}
      hint={hint(assumptions)}
      error={
        isValid
          ? undefined
          : `Enter a ${decimals > 0 ? '' : 'whole '}number from ${bound(min)} to ${bound(max)}.`
      }
    >
      <Input
        id={id}
        inputMode="decimal"
        autoComplete="off"
        value={text}
        aria-invalid={!isValid}
        aria-describedby={describedBy(id)}
        onChange={(event) => enter(event.target.value)}
      />
    </Field>
  );
}

/** An invalid text is ignored: the last valid value stays. */
export function AssumptionFields(props: { assumptions: Assumptions; onChange: (next: Assumptions) => void }) {
  return (
    <div className="grid gap-5">
      {FIELDS.map((spec) => (
        <AssumptionField key={spec.key} spec={spec} {...props} />
      ))}
    </div>
  );
}
