'use client';

import { useState } from 'react';
import type { Unit } from '@/lib/errors';
import type { Bounds, Numbers } from '@/lib/governance/bounds';
import { type Field, numberProblem, parseNumber } from '@/lib/governance/number-fields';
import { boundsInWords, refusals } from '@/lib/governance/refusals';

/** Typed numbers: their values, and their mistakes. */
export function useDraft(
  fields: readonly Field[],
  initial: Record<string, string>,
  unit: Unit,
  boundsOf: (numbers: Numbers) => Record<string, Bounds>,
) {
  const [texts, setTexts] = useState(initial);
  const entries = fields.flatMap((field): [string, bigint][] => {
    const value = parseNumber(field, texts[field.key] ?? '', unit);
    return value === null ? [] : [[field.key, value]];
  });
  const numbers: Numbers = Object.fromEntries(entries);
  const bounds = boundsOf(numbers);
  const malformed = fields.flatMap((field) => numberProblem(field, texts[field.key] ?? '', unit) ?? []);
  return {
    texts,
    numbers,
    onChange: (key: string, text: string) => setTexts((all) => ({ ...all, [key]: text })),
    allowed: Object.fromEntries(
      fields.map((field) => [field.key, boundsInWords(field, bounds, numbers, unit)]),
    ),
    problem: malformed[0] ?? refusals(fields, bounds, numbers, unit)[0] ?? null,
  };
}
