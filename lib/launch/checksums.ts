// Addresses of a launch file in which a typo would not be noticed.

import { isAddress } from 'viem';
import { placeOf } from './mistakes';

/** Places of addresses that are written without a checksum: in lower case alone. */
export function unchecked(part: unknown, path: PropertyKey[] = []): string[] {
  if (typeof part === 'string') return /[a-f]/.test(part) && isLower(part) ? [placeOf(path)] : [];
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) =>
    unchecked(value, [...path, Array.isArray(part) ? Number(key) : key]),
  );
}

const isLower = (text: string) => isAddress(text) && text === text.toLowerCase();
