import { isAddress } from 'viem';
import { formatDuration, plural } from '@/lib/time';
import { formatBps } from '@/lib/units';

/** `largeThresholdBps` as "large threshold": the contracts' names are the words, without their units. */
export const names = (key: string) =>
  key
    .replace(/(Bps|Seconds)$/, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();

/** A value in the unit that the contracts' name of it ends with. */
export function inWords(key: string, value: unknown, known: Record<string, string>): string {
  if (typeof value === 'string' && isAddress(value, { strict: false })) {
    const name = known[value.toLowerCase()];
    return name ? `${name} (${value})` : value;
  }
  if (Array.isArray(value)) return value.map((each) => inWords(key, each, known)).join(', ');
  if (/Bps$/.test(key)) return formatBps(Number(value));
  if (/Seconds$/.test(key)) return formatDuration(Number(value));
  if (/Days$/.test(key)) return plural(Number(value), 'day');
  return String(value);
}
