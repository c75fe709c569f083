import type { Address } from 'viem';
import { isAddressLike, isMeantAsAddress } from '@/lib/address-shape';
import type { Peril, ProductSummary } from '@/lib/cover/types';
import type { Bounds, Numbers } from '@/lib/governance/bounds';
import type { Field } from '@/lib/governance/number-fields';

/** What governance lets a pool's curator list and tune, as `PoolFactory.limitsOf` says it. */
export type Limits = {
  maxShareBps: number;
  minWeightBps: number;
  minRiskRate: bigint;
  maxRiskRate: bigint;
  minWaitingDays: number;
  maxTermDays: number;
  maxProducts: number;
  loosenDays: number;
};

const MAX_WAITING_DAYS = 30n;
const MAX_GROUP = 31n;
const MAX_NAME_BYTES = 31;
const BPS = 10_000n;
/** Hard bounds of the contracts: no vote goes beyond them. */
const MAX_SHARE_BPS = 5_000n;

const RISK_RATE: Field = {
  key: 'riskRate',
  label: 'Risk rate',
  kind: 'rate',
  hint: 'Expected loss a year, as a share of the cover.',
};
const SHARE: Field = { key: 'shareBps', label: 'Largest share of the capital', kind: 'percent' };

export const LIST_FIELDS: Field[] = [
  RISK_RATE,
  {
    key: 'weightBps',
    label: 'Stress weight',
    kind: 'percent',
    hint: 'Share of the cover that a bad event takes.',
  },
  SHARE,
  { key: 'group', label: 'Group', kind: 'count', hint: 'Products that could fail together share one.' },
  { key: 'waitingDays', label: 'Waiting time', kind: 'days' },
  { key: 'minDays', label: 'Shortest term', kind: 'days' },
  { key: 'maxDays', label: 'Longest term', kind: 'days' },
];

export const TUNE_FIELDS: Field[] = [
  RISK_RATE,
  SHARE,
  { key: 'maxDays', label: 'Longest term', kind: 'days', hint: '0 stops sales and extensions.' },
];

const fixed =
  (min: bigint, max: bigint): Bounds =>
  () => [min, max];
const given = (all: Numbers, key: string, other: bigint) => all[key] ?? other;

/** What a new product may be, by the pool's limits and the code's. */
export const listBounds = (limits: Limits): Record<string, Bounds> => ({
  riskRate: fixed(limits.minRiskRate, limits.maxRiskRate),
  shareBps: fixed(1n, BigInt(limits.maxShareBps)),
  weightBps: fixed(BigInt(limits.minWeightBps), BPS),
  group: fixed(0n, MAX_GROUP),
  waitingDays: fixed(BigInt(limits.minWaitingDays), MAX_WAITING_DAYS),
  minDays: (all) => [1n, given(all, 'maxDays', BigInt(limits.maxTermDays))],
  maxDays: (all) => [given(all, 'minDays', 1n), BigInt(limits.maxTermDays)],
});

type Tunable = Pick<ProductSummary, 'riskRate' | 'shareBps' | 'maxDays'>;

/** What a listed product may become: tighter terms may be anything that the code allows, up to the largest risk rate. */
export function tuneBounds(limits: Limits, product: Tunable, values: Numbers): Record<string, Bounds> {
  if (isTighter(product, values)) {
    return {
      riskRate: fixed(1n, limits.maxRiskRate),
      shareBps: fixed(1n, MAX_SHARE_BPS),
      maxDays: fixed(0n, 365n),
    };
  }
  return {
    riskRate: fixed(limits.minRiskRate, limits.maxRiskRate),
    shareBps: fixed(1n, BigInt(limits.maxShareBps)),
    maxDays: fixed(0n, BigInt(limits.maxTermDays)),
  };
}

/** As `Cover.tune` decides it: a smaller share, a shorter longest term and a higher risk rate apply at once. */
export const isTighter = (
  product: Tunable,
  { riskRate = 0n, shareBps = BPS, maxDays = BPS }: Numbers,
): boolean =>
  shareBps <= BigInt(product.shareBps) && maxDays <= BigInt(product.maxDays) && riskRate >= product.riskRate;

export const isSame = (product: Tunable, { riskRate, shareBps, maxDays }: Numbers): boolean =>
  riskRate === product.riskRate &&
  shareBps === BigInt(product.shareBps) &&
  maxDays === BigInt(product.maxDays);

/** What cannot be written in numbers. Addresses are of parts that governance enabled for the pool; '' is none. */
export type Words = {
  name: string;
  /** What is covered across pools: a protocol's name, or the address of a token whose issuer is covered. */
  protocol: string;
  wording: string;
  peril: Peril;
  signal: Address | '';
  trigger: Address | '';
  needsLossRoot: boolean;
};

/** What is missing in the words, in a sentence; null when nothing is. `asset` is the pool's. */
export function wordsProblem({ name, protocol, wording }: Words, asset: Address): string | null {
  const size = new TextEncoder().encode(name.trim()).length;
  if (size === 0) return 'Enter a name.';
  if (size > MAX_NAME_BYTES) return `The name is too long by ${size - MAX_NAME_BYTES} characters.`;
  if (protocol.trim() === '') return 'Enter the protocol that the product covers.';
  if (isMeantAsAddress(protocol.trim()) && !isAddressLike(protocol.trim()))
    return 'The protocol’s address is wrong. An address begins with 0x and has 42 characters.';
  if (protocol.trim().toLowerCase() === asset.toLowerCase()) {
    return 'A pool cannot cover the issuer of its own asset: a loss would take the money that pays for it.';
  }
  return wording.trim().length < 20 ? 'Describe what is covered in at least 20 characters.' : null;
}
