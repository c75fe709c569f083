// Addresses of a launch file without a checksum, in which a typo would not be noticed.

import { isAddress } from 'viem';
import { placeOf } from './mistakes';

/** A court's extra data, which is not an address even if it has 20 bytes. */
const DATA = 'extraData';

/** Places of addresses without a checksum, written in lower case only. */
export function unchecked(part: unknown, path: PropertyKey[] = []): string[] {
  if (typeof part === 'string') return /[a-f]/.test(part) && isLower(part) ? [placeOf(path)] : [];
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) =>
    key === DATA ? [] : unchecked(value, [...path, Array.isArray(part) ? Number(key) : key]),
  );
}

const isLower = (text: string) => isAddress(text) && text === text.toLowerCase();
