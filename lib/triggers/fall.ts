import { WAD } from '@/lib/units';
import type { DrawdownTerms } from './types';

const smaller = (a: bigint, b: bigint) => (a < b ? a : b);

/** Depth of a fall, 1e18 = 100 %, rounded down. */
export const depthOf = (peak: bigint, trough: bigint): bigint =>
  trough < peak ? ((peak - trough) * WAD) / peak : 0n;

/** What a fall of a depth pays, rounded down; 0 if it is no event. */
export function severityOf(depth: bigint, terms: Pick<DrawdownTerms, 'start' | 'full' | 'maxSeverityBps'>) {
  if (depth <= terms.start) return 0;
  const counted = smaller(depth, terms.full) - terms.start;
  return Number((BigInt(terms.maxSeverityBps) * counted) / (terms.full - terms.start));
}
