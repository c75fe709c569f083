'use client';

import { Field, Input, Select, Textarea } from '@/components/ui/field';
import { PERILS, type Peril } from '@/lib/cover/types';
import { PERIL_WORDS } from '@/lib/cover/words';
import type { Words } from '@/lib/curator/terms';
import type { Part } from '@/lib/governance/parts-reads';
import { shortHex } from '@/lib/units';

type WordsProps = {
  words: Words;
  onChange: (change: Partial<Words>) => void;
  models: readonly Part[];
  signals: readonly Part[];
  triggers: readonly Part[];
  disabled: boolean;
};

const told = ({ address, usedBy }: Part) =>
  usedBy.length > 0 ? `${shortHex(address)}: ${usedBy.join(', ')}` : shortHex(address);

/** Name, wording and the enabled contracts that a product can name. */
export function WordsFields({ words, onChange, models, signals, triggers, disabled }: WordsProps) {
  const part = (id: 'model' | 'signal' | 'trigger', label: string, parts: readonly Part[], none?: string) => (
    <Field id={`list-${id}`} label={label}>
      <Select
        id={`list-${id}`}
        value={words[id]}
        disabled={disabled}
        onChange={({ target }) => onChange({ [id]: target.value })}
      >
        {none && <option value="">{none}</option>}
        {parts.map((each) => (
          <option key={each.address} value={each.address}>
            {told(each)}
          </option>
        ))}
      </Select>
    </Field>
  );
  return (
    <div className="grid gap-5">
      <Field id="list-name" label="Name">
        <Input
          id="list-name"
          value={words.name}
          maxLength={31}
          disabled={disabled}
          onChange={({ target }) => onChange({ name: target.value })}
        />
      </Field>
      <Field
        id="list-wording"
        label="What is covered"
        hint="Assessors decide by it. Its hash goes on chain, so nobody can change it later."
      >
        <Textarea
          id="list-wording"
          value={words.wording}
          disabled={disabled}
          onChange={({ target }) => onChange({ wording: target.value })}
        />
      </Field>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field id="list-peril" label="Peril">
          <Select
            id="list-peril"
            value={words.peril}
            disabled={disabled}
            onChange={({ target }) => onChange({ peril: target.value as Peril })}
          >
            {PERILS.map((peril) => (
              <option key={peril} value={peril}>
                {PERIL_WORDS[peril].label}
              </option>
            ))}
          </Select>
        </Field>
        {part('model', 'Premium model', models)}
        {part('signal', 'Market signal', signals, 'None')}
        {part('trigger', 'Trigger', triggers, 'None: assessors decide')}
      </div>
    </div>
  );
}
