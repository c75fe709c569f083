'use client';

import { useState } from 'react';
import { describedBy, Field, Input } from '@/components/ui/field';
import { type Assumptions, baseFrequency, HISTORY, LIMITS } from '@/lib/risk/calibration';
import { formatShare } from '@/lib/risk/model';

type Spec = {
  key: keyof Assumptions;
  label: string;
  unit?: string;
  /** What one in the field stands for. */
  scale?: number;
  hint: (assumptions: Assumptions) => string;
};

const FIELDS: Spec[] = [
  {
    key: 'eventsPerYear',
    label: 'Events of protocols a year',
    hint: () =>
      `${HISTORY.firstYear} to ${HISTORY.lastYear}: between ${Math.round(HISTORY.min)} and ${Math.round(HISTORY.max)}, ${Math.round(HISTORY.eventsPerYear)} in the mean.`,
  },
  {
    key: 'protocolsAtRisk',
    label: 'Protocols at risk',
    hint: (given) =>
      `Nobody publishes a count. ${given.eventsPerYear} events a year over so many protocols are ${formatShare(baseFrequency(given))} a year for each.`,
  },
  {
    key: 'protocolSize',
    label: 'Size of a protocol that is hit',
    unit: 'million USD',
    scale: 1e6,
    hint: () => 'A loss in dollars over this size is the share of the cover that is lost, at most all of it.',
  },
  {
    key: 'marketSeverity',
    label: 'Cover lost in a market event',
    unit: '%',
    hint: () =>
      'The history holds no depegs, crashes or impermanent losses. Their listed rates say how often.',
  },
  { key: 'years', label: 'Years to simulate', hint: () => 'More years make rare losses more certain.' },
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
  const { key, label, unit, scale = 1, hint } = spec;
  const [text, setText] = useState(String(assumptions[key] / scale));
  const [min, max] = [LIMITS[key].min / scale, LIMITS[key].max / scale];
  const isValid = (entered: string) =>
    /^\d+(\.\d+)?$/.test(entered) &&
    Number(entered) >= min &&
    Number(entered) <= max &&
    (scale > 1 || !entered.includes('.'));
  const id = `assumption-${key}`;

  const enter = (entered: string) => {
    setText(entered);
    if (isValid(entered)) onChange({ ...assumptions, [key]: Number(entered) * scale });
  };

  return (
    <Field
      id={id}
      label={label}
      aside={unit}
      hint={hint(assumptions)}
      error={
        isValid(text)
          ? undefined
          : `Enter a ${scale > 1 ? '' : 'whole '}number from ${min.toLocaleString('en')} to ${max.toLocaleString('en')}.`
      }
    >
      <Input
        id={id}
        inputMode="decimal"
        autoComplete="off"
        value={text}
        aria-invalid={!isValid(text)}
        aria-describedby={describedBy(id)}
        onChange={(event) => enter(event.target.value.trim())}
      />
    </Field>
  );
}

/** What cannot be used is not taken over: the last good value stays. */
export function AssumptionFields(props: { assumptions: Assumptions; onChange: (next: Assumptions) => void }) {
  return (
    <div className="grid gap-5">
      {FIELDS.map((spec) => (
        <AssumptionField key={spec.key} spec={spec} {...props} />
      ))}
    </div>
  );
}
