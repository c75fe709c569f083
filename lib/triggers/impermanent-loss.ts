import { WAD } from '@/lib/units';
import type { LossTerms } from './types';

const MAX_RATIO = 2n ** 128n - 1n;
/** Ratios that a cover can remember, 1e18 = 1. */
const MIN_RATIO = 10n ** 9n;

const ceilDiv = (a: bigint, b: bigint) => (a + b - 1n) / b;
const smaller = (a: bigint, b: bigint) => (a < b ? a : b);

/** Newton's method from above; rounded up. */
function sqrtUp(value: bigint): bigint {
  if (value < 2n) return value;
  let root = 1n << BigInt(Math.ceil(value.toString(2).length / 2));
  for (let next = (root + value / root) / 2n; next < root; next = (root + value / root) / 2n) root = next;
  return root * root < value ? root + 1n : root;
}

/** What `entry` answers for two prices of 18 decimals; null for a ratio that no cover can remember. */
export function entryRatio(base: bigint, quote: bigint): bigint | null {
  const ratio = (base * WAD) / quote;
  return ratio >= MIN_RATIO && ratio <= MAX_RATIO ? ratio : null;
}

/** Rounded and cut towards the entry, as the contract does. */
function endRatio(base: bigint, quote: bigint, entry: bigint): bigint {
  const ratio = (base * WAD) / quote;
  return ratio >= entry ? smaller(ratio, MAX_RATIO) : ceilDiv(base * WAD, quote);
}

/** 1 - 2*sqrt(r)/(1+r) for r = a/b, 1e18 = 100 %, rounded down; in the digits that the contract has. */
export function lossOf(a: bigint, b: bigint): bigint {
  const shift = BigInt(128 - (a > b ? a : b).toString(2).length);
  const [x, y] = [a << shift, b << shift];
  const kept = ceilDiv(2n * sqrtUp(x * y) * WAD, x + y);
  return kept < WAD ? WAD - kept : 0n;
}

/** What `settlement` answers for the two prices at the end: share of a cover that is paid, 1e18 = 100 %. */
export function lossShare(
  { deductible, cap }: Pick<LossTerms, 'deductible' | 'cap'>,
  entry: bigint,
  { base, quote }: { base: bigint; quote: bigint },
): bigint {
  const loss = lossOf(entry, endRatio(base, quote, entry));
  return loss > deductible ? smaller(loss - deductible, cap) : 0n;
}
