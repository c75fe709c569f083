'use client';

import { describedBy, Input, Field as Labelled, Select } from '@/components/ui/field';
import type { Unit } from '@/lib/errors';
import { type Field, suffixOf } from '@/lib/governance/number-fields';
import { PARTS } from '@/lib/governance/words';

type FieldsProps = {
  /** Prefix of the controls' ids, different for each form of a page. */
  scope?: string;
  fields: readonly Field[];
  texts: Record<string, string>;
  onChange: (key: string, text: string) => void;
  unit: Unit;
  /** What is wrong with a typed text. */
  problemOf: (field: Field, text: string, unit: Unit) => string | null;
  /** Bounds of each field. */
  bounds: Record<string, string | null>;
  disabled: boolean;
};

/** One labelled control for each argument, in readable units. */
export function ProposalFields({
  scope = 'proposal',
  fields,
  texts,
  onChange,
  unit,
  problemOf,
  bounds,
  disabled,
}: FieldsProps) {
  return (
    <div className="grid items-start gap-x-6 gap-y-5 sm:grid-cols-2">
      {fields.map((field) => {
        const { key, label, kind, hint } = field;
        const id = `${scope}-${key}`;
        const text = texts[key] ?? '';
        const problem = text === '' ? null : problemOf(field, text, unit);
        const allowed = bounds[key] && `Allowed: ${bounds[key]}.`;
        const control = {
          id,
          value: text,
          disabled,
          'aria-invalid': problem !== null,
          'aria-describedby': describedBy(id),
        };
        return (
          <Labelled
            key={key}
            id={id}
            label={label}
            aside={suffixOf(field, unit)}
            error={problem}
            hint={[hint, allowed].filter(Boolean).join(' ')}
          >
            {kind === 'part' ? (
              <Select {...control} onChange={({ target }) => onChange(key, target.value)}>
                {PARTS.map((word, index) => (
                  <option key={word} value={index}>
                    {word}
                  </option>
                ))}
              </Select>
            ) : (
              <Input
                {...control}
                inputMode={kind === 'address' || kind === 'bytes' ? 'text' : 'decimal'}
                autoComplete="off"
                spellCheck={false}
                onChange={({ target }) => onChange(key, target.value)}
              />
            )}
          </Labelled>
        );
      })}
    </div>
  );
}
