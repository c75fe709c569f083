import type { Address, Hex } from 'viem';

export const PERILS = ['exploit', 'protocolFailure', 'depeg', 'liquidation', 'impermanentLoss'] as const;
export type Peril = (typeof PERILS)[number];

/** The curve's shape: 1/steepness at utilisation 0, 1 at the kink, steepness at 1. 1e18 = 1. */
export type PremiumCurve = { kink: bigint; steepness: bigint };

/** A product as it is now. Amounts are in its pool's asset units. */
export type ProductSummary = {
  id: number;
  pool: Address;
  name: string;
  wording: Hex;
  peril: Peril;
  line: number;
  group: number;
  maxShareBps: number;
  /** Share of its cover that the stress scenario takes. */
  weightBps: number;
  waitingDays: number;
  minDays: number;
  maxDays: number;
  model: Address;
  curve: PremiumCurve;
  /** Utilisation of the product's part of the capital at which the level stays; 1e18 = 100 %. */
  target: bigint;
  /** Market signal that the price and the sale depend on; null for none. */
  signal: Address | null;
  /** Proves events, or settles covers at their end; null for none. */
  trigger: Address | null;
  /** True if the trigger settles each cover at its end: such a cover can be neither increased nor extended. */
  settlesCovers: boolean;
  /** Premium a year at the kink, as a share of the amount; 1e18 = 100 %. */
  rate: bigint;
  /** Discount of an extension after a year without a loss. */
  noClaimsBps: number;
  /** What the price adapted to, 1e18 = 1. */
  level: bigint;
  /** What the rate is multiplied by now: level, experience and market signal, 1e18 = 1. */
  multiple: bigint;
  /** Cover that can still cost the pool something. */
  exposure: bigint;
  /** The most that can be bought now. */
  capacity: bigint;
  incidentOpen: boolean;
  /** True while the market signal stops sales. */
  signalStopped: boolean;
};
