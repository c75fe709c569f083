// Addresses of a launch file in which a typo would not be noticed.

import { isAddress } from 'viem';
import { placeOf } from './mistakes';

/** A court's own bytes, of which 20 are no address. */
const DATA = 'extraData';

/** Places of addresses that are written without a checksum: in lower case alone. */
export function unchecked(part: unknown, path: PropertyKey[] = []): string[] {
  if (typeof part === 'string') return /[a-f]/.test(part) && isLower(part) ? [placeOf(path)] : [];
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) =>
    key === DATA ? [] : unchecked(value, [...path, Array.isArray(part) ? Number(key) : key]),
  );
}

const isLower = (text: string) => isAddress(text) && text === text.toLowerCase();
