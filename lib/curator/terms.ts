import type { Address, Hex } from 'viem';
import { zeroAddress } from 'viem';
import { PERILS, type Peril, type ProductSummary } from '@/lib/cover/types';
import type { Bounds, Numbers } from '@/lib/governance/bounds';
import type { Field } from '@/lib/governance/fields';

/** What governance lets a pool's curator list and tune, as `PoolFactory.limitsOf` says it. */
export type Limits = {
  maxShareBps: number;
  minWeightBps: number;
  minRate: bigint;
  maxRate: bigint;
  minWaitingDays: number;
  maxTermDays: number;
  maxNoClaimsBps: number;
  maxProducts: number;
  loosenDays: number;
};

const MOST_WAITING_DAYS = 30n;
const MOST_GROUP = 31n;
const MOST_NAME_BYTES = 31;
const BPS = 10_000n;

export const LIST_FIELDS: Field[] = [
  { key: 'rate', label: 'Price at the kink of the curve', kind: 'rate' },
  { key: 'maxShareBps', label: 'Largest share of the capital', kind: 'percent' },
  {
    key: 'weightBps',
    label: 'Stress weight',
    kind: 'percent',
    hint: 'Share of its cover that a bad event takes.',
  },
  { key: 'group', label: 'Group', kind: 'count', hint: 'Products that could fail together share one.' },
  { key: 'waitingDays', label: 'Waiting time', kind: 'days' },
  { key: 'minDays', label: 'Shortest term', kind: 'days' },
  { key: 'maxDays', label: 'Longest term', kind: 'days' },
  {
    key: 'noClaimsBps',
    label: 'No-claims discount',
    kind: 'percent',
    hint: 'Of an extension, after a year without a loss.',
  },
];

export const TUNE_FIELDS: Field[] = [
  { key: 'rate', label: 'Price at the kink of the curve', kind: 'rate' },
  { key: 'maxShareBps', label: 'Largest share of the capital', kind: 'percent' },
  { key: 'maxDays', label: 'Longest term', kind: 'days', hint: '0 stops sales and extensions.' },
];

const fixed =
  (least: bigint, most: bigint): Bounds =>
  () => [least, most];
const given = (all: Numbers, key: string, other: bigint) => all[key] ?? other;

/** What a new product may be, by the pool's limits and the code's. */
export const listBounds = (limits: Limits): Record<string, Bounds> => ({
  rate: fixed(limits.minRate, limits.maxRate),
  maxShareBps: fixed(1n, BigInt(limits.maxShareBps)),
  weightBps: fixed(BigInt(limits.minWeightBps), BPS),
  group: fixed(0n, MOST_GROUP),
  waitingDays: fixed(BigInt(limits.minWaitingDays), MOST_WAITING_DAYS),
  minDays: (all) => [1n, given(all, 'maxDays', BigInt(limits.maxTermDays))],
  maxDays: (all) => [given(all, 'minDays', 1n), BigInt(limits.maxTermDays)],
  noClaimsBps: fixed(0n, BigInt(limits.maxNoClaimsBps)),
});

/** What a listed product may become: what only tightens may be anything the code allows, up to the highest price. */
export function tuneBounds(limits: Limits, product: Tunable, values: Numbers): Record<string, Bounds> {
  if (isTighter(product, values))
    return { rate: fixed(1n, limits.maxRate), maxShareBps: fixed(1n, BPS), maxDays: fixed(0n, 365n) };
  return {
    rate: fixed(limits.minRate, limits.maxRate),
    maxShareBps: fixed(1n, BigInt(limits.maxShareBps)),
    maxDays: fixed(0n, BigInt(limits.maxTermDays)),
  };
}

type Tunable = Pick<ProductSummary, 'rate' | 'maxShareBps' | 'maxDays'>;

/** As `TuneLib.tune` decides it: a smaller share, a shorter longest term and a higher price apply at once. */
export const isTighter = (
  product: Tunable,
  { rate = 0n, maxShareBps = BPS, maxDays = BPS }: Numbers,
): boolean =>
  maxShareBps <= BigInt(product.maxShareBps) && maxDays <= BigInt(product.maxDays) && rate >= product.rate;

export const isSame = (product: Tunable, { rate, maxShareBps, maxDays }: Numbers): boolean =>
  rate === product.rate && maxShareBps === BigInt(product.maxShareBps) && maxDays === BigInt(product.maxDays);

/** What cannot be written in numbers. Addresses are of parts that governance enabled; '' is none. */
export type Words = {
  name: string;
  wording: string;
  peril: Peril;
  model: Address;
  signal: Address | '';
  trigger: Address | '';
};

/** What is missing in the words, in a sentence; null when nothing is. */
export function wordsProblem({ name, wording }: Words): string | null {
  const size = new TextEncoder().encode(name.trim()).length;
  if (size === 0) return 'Give it a name.';
  if (size > MOST_NAME_BYTES) return `The name is too long by ${size - MOST_NAME_BYTES} characters.`;
  return wording.trim().length < 20 ? 'Write what is covered, in 20 characters at least.' : null;
}

/** As `Cover.listProduct` takes them. */
export const termsOf = (pool: Address, wording: Hex, words: Words, numbers: Numbers) => {
  const small = (key: string) => Number(numbers[key] ?? 0n);
  return {
    pool,
    name: words.name.trim(),
    wording,
    peril: PERILS.indexOf(words.peril),
    group: small('group'),
    maxShareBps: small('maxShareBps'),
    weightBps: small('weightBps'),
    waitingDays: small('waitingDays'),
    minDays: small('minDays'),
    maxDays: small('maxDays'),
    model: words.model,
    signal: words.signal || zeroAddress,
    trigger: words.trigger || zeroAddress,
    rate: numbers.rate ?? 0n,
    noClaimsBps: small('noClaimsBps'),
  };
};

export type Terms = ReturnType<typeof termsOf>;
