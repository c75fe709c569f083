import { isAddress } from 'viem';
import { formatDuration, plural } from '@/lib/time';
import { formatAmount, formatBps, formatPercent } from '@/lib/units';

/** What `Part` counts. */
const PARTS = ['not enabled', 'premium model', 'market signal', 'trigger'];
/** Arguments whose names do not end with their unit. */
const SECONDS = new Set(['newVotingDelay', 'newVotingPeriod', 'newDelay']);
const TOKENS = new Set(['newProposalThreshold', 'weekly']);
const RATES = new Set(['minRate', 'maxRate']);

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
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([name, each]) => `${names(name)} ${inWords(name, each, known)}`)
      .join(', ');
  if (key === 'kind') return PARTS[Number(value)] ?? String(value);
  if (key === 'newQuorumNumerator') return formatBps(Number(value) * 100);
  if (TOKENS.has(key)) return `${formatAmount(BigInt(String(value)), 18)} BRK`;
  if (RATES.has(key)) return `${formatPercent(BigInt(String(value)))} a year`;
  if (/Bps$/.test(key)) return formatBps(Number(value));
  if (/Seconds$/.test(key) || SECONDS.has(key)) return formatDuration(Number(value));
  if (/Days$/.test(key)) return plural(Number(value), 'day');
  return String(value);
}
