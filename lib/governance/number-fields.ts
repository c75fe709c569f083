import { amountText, parseAmount } from '@/lib/amount-text';
import type { Unit } from '@/lib/errors';
import { BRK } from '@/lib/tx/types';

export type FieldKind =
  | 'percent'
  | 'rate'
  | 'hours'
  | 'days'
  | 'count'
  | 'money'
  | 'tokens'
  | 'address'
  | 'part'
  | 'severity'
  | 'bytes';

/** What a person fills in for one argument, under the name that the contracts give it. */
export type Field = { key: string; label: string; kind: FieldKind; hint?: string; optional?: boolean };

const STEP_PERCENT = 5n;
/** Hundredths of an hour, in seconds. */
const HOUR_PART = 36n;
const DECIMALS: Partial<Record<FieldKind, number>> = { percent: 2, rate: 16, hours: 2 };

const decimalsOf = ({ kind }: Field, unit: Unit): number => {
  if (kind === 'money') return unit.decimals;
  return kind === 'tokens' ? BRK.decimals : (DECIMALS[kind] ?? 0);
};

/** The unit that stands beside the field; amounts of money are in `unit`. */
export function suffixOf({ kind }: Field, unit: Unit): string {
  const suffixes: Record<FieldKind, string> = {
    percent: '%',
    severity: '%',
    rate: '% a year',
    hours: 'hours',
    days: 'days',
    count: '',
    money: unit.symbol,
    tokens: BRK.symbol,
    address: '',
    part: '',
    bytes: '',
  };
  return suffixes[kind];
}

/** A typed number as the contracts take it: basis points, seconds, token units. Null when it is none. */
export function parseNumber(field: Field, text: string, unit: Unit): bigint | null {
  const amount = parseAmount(text.trim(), decimalsOf(field, unit));
  if (amount === null) return null;
  if (field.kind === 'severity') return amount % STEP_PERCENT === 0n ? amount / STEP_PERCENT : null;
  return field.kind === 'hours' ? amount * HOUR_PART : amount;
}

/** The reverse: the field's text for a value of today. */
export function formatField(field: Field, value: unknown, unit: Unit): string {
  if (value === undefined) return '';
  if (field.kind === 'address' || field.kind === 'bytes') return String(value);
  const amount = BigInt(String(value));
  if (field.kind === 'severity') return String(amount * STEP_PERCENT);
  return amountText(field.kind === 'hours' ? amount / HOUR_PART : amount, decimalsOf(field, unit));
}

/** A sentence that says what number to type; null when nothing is wrong. */
export function numberProblem(field: Field, text: string, unit: Unit): string | null {
  if (field.optional && text.trim() === '') return null;
  if (parseNumber(field, text, unit) !== null) return null;
  if (field.kind === 'severity') return `${field.label}: enter a severity in steps of 5 %.`;
  return `${field.label}: enter a number${suffixOf(field, unit) && ` in ${suffixOf(field, unit)}`}.`;
}
