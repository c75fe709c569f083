import { isAddressLike } from '@/lib/address-shape';
import { formatSeverity } from '@/lib/claims/severity';
import type { Unit } from '@/lib/errors';
import { formatDuration, plural } from '@/lib/time';
import { formatAmount, formatBps, formatPercent, shortHex } from '@/lib/units';

/** In the order of the contracts' `Part`. */
export const PARTS = ['not enabled', 'market signal', 'trigger'];
/** Arguments whose names do not end with their unit. */
const SECONDS = new Set([
  'newVotingDelay',
  'newVotingPeriod',
  'newVoteExtension',
  'newDelay',
  'executionDelay',
]);
const TOKENS = new Set(['newProposalThreshold', 'weekly']);
const MONEY = new Set(['bond', 'assets', 'value', 'amount', 'target', 'minimum', 'stake']);
const RATES = new Set(['riskRate', 'minRiskRate', 'maxRiskRate']);

/** `largeThresholdBps` as "large threshold": the contracts' names are the words, without their units. */
export const names = (key: string) =>
  key
    .replace(/(Bps|Seconds)$/, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();

/** A value in the unit that its name in the contracts ends with; amounts in `unit`, or plain without one. */
export function inWords(key: string, value: unknown, known: Record<string, string>, unit?: Unit): string {
  if (typeof value === 'string' && isAddressLike(value)) {
    const name = known[value.toLowerCase()];
    return name ? `${name} (${shortHex(value)})` : shortHex(value);
  }
  if (Array.isArray(value)) return value.map((each) => inWords(key, each, known, unit)).join(', ');
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([name, each]) => `${names(name)} ${inWords(name, each, known, unit)}`)
      .join(', ');
  if (key === 'kind') return PARTS[Number(value)] ?? String(value);
  if (key === 'roleId') return value === 1n ? 'guardian' : value === 0n ? 'governance' : String(value);
  if (key === 'step') return formatSeverity(Number(value));
  if (key === 'newQuorumNumerator') return formatBps(Number(value) * 100);
  if (TOKENS.has(key)) return `${formatAmount(BigInt(String(value)), 18)} BRK`;
  if (MONEY.has(key) && unit) return `${formatAmount(BigInt(String(value)), unit.decimals)} ${unit.symbol}`;
  if (RATES.has(key)) return `${formatPercent(BigInt(String(value)))} a year`;
  if (/Bps$/.test(key)) return formatBps(Number(value));
  if (/Seconds$/.test(key) || SECONDS.has(key)) return formatDuration(Number(value));
  if (/Days$/.test(key)) return plural(Number(value), 'day');
  return String(value);
}
