import { type Address, type Hex, isHex, zeroAddress } from 'viem';
import { readAddress } from '@/lib/address-text';
import type { Unit } from '@/lib/errors';
import { type Field, numberProblem, parseNumber } from './number-fields';

export type FieldValue = bigint | Address | Hex;

/** A typed text as the contracts take it: a number, an address or bytes. Null when it is none. */
export function parseField(field: Field, text: string, unit: Unit): FieldValue | null {
  const typed = text.trim();
  if (field.kind === 'address') {
    const read = readAddress(typed);
    return 'address' in read && read.address !== zeroAddress ? read.address : null;
  }
  if (field.kind === 'bytes') return isHex(typed) && typed.length % 2 === 0 ? typed : null;
  return parseNumber(field, typed, unit);
}

/** A sentence that says what to type; null when nothing is wrong. */
export function problemOf(field: Field, text: string, unit: Unit): string | null {
  if (field.kind !== 'address' && field.kind !== 'bytes') return numberProblem(field, text, unit);
  if (field.optional && text.trim() === '') return null;
  if (parseField(field, text, unit) !== null) return null;
  return field.kind === 'address'
    ? `${field.label}: enter an address. It begins with 0x, has 42 characters and is not zero.`
    : `${field.label}: enter bytes in hexadecimal, beginning with 0x.`;
}
