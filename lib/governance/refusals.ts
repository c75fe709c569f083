import type { Unit } from '@/lib/errors';
import { type Bounds, MAX_UINT16, type Numbers } from './bounds';
import type { Field } from './number-fields';
import { inWords } from './words';

/** A value's bounds in words, given the others of the same call; null when the code sets none. */
export function boundsInWords(
  { key, kind }: Field,
  bounded: Record<string, Bounds>,
  all: Numbers,
  unit: Unit,
): string | null {
  const bounds = bounded[key];
  if (!bounds) return null;
  const [min, max] = bounds(all);
  const [from, to] = [min, max].map((value) => inWords(key, value, {}, unit));
  // a bound that only comes from the width of the type is not shown
  if ((kind === 'money' || kind === 'tokens') && max >= 2n ** 79n && max % 10n !== 0n) return 'more than 0';
  return max === MAX_UINT16 ? `${from} or more` : `${from} to ${to}`;
}

/** One sentence for each value that the contracts would refuse; empty when they would take them all. */
export function refusals(
  fields: readonly Field[],
  bounded: Record<string, Bounds>,
  values: Numbers,
  unit: Unit,
): string[] {
  return fields.flatMap((field) => {
    const bounds = bounded[field.key];
    if (!bounds) return [];
    const value = values[field.key];
    if (value === undefined) return [`${field.label}: enter a value.`];
    const [min, max] = bounds(values);
    if (value >= min && value <= max) return [];
    const [from, to] = [min, max].map((each) => inWords(field.key, each, {}, unit));
    return [`${field.label}: the code allows ${from} to ${to}.`];
  });
}
