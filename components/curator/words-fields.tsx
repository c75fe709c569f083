'use client';

import { Field, Input, Select } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { PERILS, type Peril } from '@/lib/cover/types';
import { PERIL_WORDS } from '@/lib/cover/words';
import type { EnabledPart } from '@/lib/curator/parts';
import type { Words } from '@/lib/curator/terms';
import { shortHex } from '@/lib/units';

type WordsProps = {
  words: Words;
  onChange: (change: Partial<Words>) => void;
  signals: readonly EnabledPart[];
  triggers: readonly EnabledPart[];
  disabled: boolean;
};

const nameOf = ({ address, usedBy }: EnabledPart) =>
  usedBy.length > 0 ? `${shortHex(address)}: ${usedBy.join(', ')}` : shortHex(address);

/** Name, protocol, wording, and the enabled contracts that a product can use. */
export function WordsFields({ words, onChange, signals, triggers, disabled }: WordsProps) {
  const part = (id: 'signal' | 'trigger', label: string, parts: readonly EnabledPart[], none: string) => (
    <Field id={`list-${id}`} label={label}>
      <Select
        id={`list-${id}`}
        value={words[id]}
        disabled={disabled}
        onChange={({ target }) => onChange({ [id]: target.value })}
      >
        <option value="">{none}</option>
        {parts.map((each) => (
          <option key={each.address} value={each.address}>
            {nameOf(each)}
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
        id="list-protocol"
        label="Protocol"
        hint="Use the same name for every product on this protocol. For a token’s issuer, enter the token’s address."
      >
        <Input
          id="list-protocol"
          value={words.protocol}
          disabled={disabled}
          onChange={({ target }) => onChange({ protocol: target.value })}
        />
      </Field>
      <Field
        id="list-wording"
        label="What is covered"
        hint="Assessors decide by this text. Its hash goes on chain, so nobody can change it later."
      >
        <Textarea
          id="list-wording"
          value={words.wording}
          disabled={disabled}
          onText={(wording) => onChange({ wording })}
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
        {part('signal', 'Market signal', signals, 'None')}
        {part('trigger', 'Trigger', triggers, 'None: assessors decide')}
      </div>
      <label className="flex min-h-11 cursor-pointer items-start gap-3 text-sm">
        <input
          type="checkbox"
          checked={words.needsLossRoot}
          disabled={disabled}
          onChange={({ target }) => onChange({ needsLossRoot: target.checked })}
          className="mt-0.5 size-4.5 shrink-0 accent-tide-1"
        />
        <span>
          <span className="block text-ink">Pay proven losses only</span>
          <span className="block text-ink-soft">
            Every incident needs a list of losses. Nobody is paid more than a real loss. Recommended for
            exploits.
          </span>
        </span>
      </label>
    </div>
  );
}
