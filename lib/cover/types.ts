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
  waitingDays: number;
  minDays: number;
  maxDays: number;
  model: Address;
  curve: PremiumCurve;
  /** Premium a year at the kink, as a share of the amount; 1e18 = 100 %. */
  rate: bigint;
  /** Cover that can still cost the pool something. */
  exposure: bigint;
  /** The most that can be bought now. */
  capacity: bigint;
  incidentOpen: boolean;
};
