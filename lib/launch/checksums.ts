// Finds addresses in a launch file that have no checksum: a typo in them would not be noticed.

import { isAddress } from 'viem';
import { pathText } from './mistakes';

/** A court's extra data is not an address, even if it has 20 bytes. */
const DATA = 'extraData';

/** Paths of the addresses that are written in lower case only. */
export function unchecked(part: unknown, path: PropertyKey[] = []): string[] {
  if (typeof part === 'string') return /[a-f]/.test(part) && isLower(part) ? [pathText(path)] : [];
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) =>
    key === DATA ? [] : unchecked(value, [...path, Array.isArray(part) ? Number(key) : key]),
  );
}

const isLower = (text: string) => isAddress(text) && text === text.toLowerCase();
