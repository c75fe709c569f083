'use client';

import { useState } from 'react';
import type { Unit } from '@/lib/errors';
import {
  type Action,
  type DecodedAction,
  decodeAction,
  type GovernanceContext,
} from '@/lib/governance/actions';
import { parseField, problemOf } from '@/lib/governance/fields';
import type { Addresses, Given } from '@/lib/governance/kind';
import { type KindName, kindOf } from '@/lib/governance/kinds';
import { type Field, formatField } from '@/lib/governance/number-fields';
import { boundsInWords, refusals } from '@/lib/governance/refusals';

export type ProposalFormProps = {
  kind: KindName;
  subject: string;
  unit: Unit;
  addresses: Addresses;
  today: Record<string, unknown>;
  context: GovernanceContext;
};

type Draft = { actions: Action[]; decoded: DecodedAction[]; problems: string[] };

/** An untouched field stands for the exact current value, even if it shows fewer digits. */
function entered(field: Field, text: string, unit: Unit, today: unknown): Given[string] | null {
  const isNumber = typeof today === 'bigint' || typeof today === 'number';
  return isNumber && text === formatField(field, today, unit) ? BigInt(today) : parseField(field, text, unit);
}

function given(
  fields: readonly Field[],
  texts: Record<string, string>,
  unit: Unit,
  today: Record<string, unknown>,
): Given {
  const entries = fields.flatMap((field): [string, Given[string]][] => {
    const value = entered(field, texts[field.key] ?? '', unit, today[field.key]);
    return value === null ? [] : [[field.key, value]];
  });
  return Object.fromEntries(entries);
}

const numbersOf = (values: Given) =>
  Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, bigint] => typeof entry[1] === 'bigint'),
  );

/** The typed values, the resulting calls, and the mistakes. */
export function useProposalForm({ kind, subject, unit, addresses, today, context }: ProposalFormProps) {
  const { fields, bounds, build } = kindOf(kind);
  const [texts, setTexts] = useState<Record<string, string>>(() =>
    Object.fromEntries(
      fields.map((field) => [
        field.key,
        field.kind === 'part' ? '0' : formatField(field, today[field.key], unit),
      ]),
    ),
  );
  const values = given(fields, texts, unit, today);
  const malformed = fields.flatMap((field) => problemOf(field, texts[field.key] ?? '', unit) ?? []);
  const problems = malformed.length > 0 ? malformed : refusals(fields, bounds, numbersOf(values), unit);

  const draft = (): Draft => {
    if (problems.length > 0) return { actions: [], decoded: [], problems };
    const actions = build(addresses, subject, values, today);
    return { actions, decoded: actions.map((action) => decodeAction(action, context)), problems };
  };
  const allowed = fields.map((field) => [field.key, boundsInWords(field, bounds, numbersOf(values), unit)]);
  return {
    fields,
    texts,
    allowed: Object.fromEntries(allowed) as Record<string, string | null>,
    onChange: (key: string, text: string) => setTexts((all) => ({ ...all, [key]: text })),
    ...draft(),
  };
}
