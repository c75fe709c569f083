import type { Address, Hex } from 'viem';

/** In the order of the contract's enum. */
export const PERILS = ['exploit', 'protocolFailure', 'depeg', 'liquidation', 'impermanentLoss'] as const;
export type Peril = (typeof PERILS)[number];

/** A product as it is now. Amounts are in its pool's asset units; rates and factors: 1e18 = 1. */
export type ProductSummary = {
  id: number;
  pool: Address;
  /** Its number in the pool. */
  index: number;
  name: string;
  wording: Hex;
  /** What is covered, the same in every pool. */
  protocol: Hex;
  peril: Peril;
  group: number;
  /** Largest share of the pool's capital that it may expose. */
  shareBps: number;
  /** Share of its cover that the stress scenario takes. */
  weightBps: number;
  waitingDays: number;
  minDays: number;
  /** 0 while the curator sells none. */
  maxDays: number;
  /** Market signal that the price and the sale depend on; null for none. */
  signal: Address | null;
  /** Proves events, or settles covers at their end; null for none. */
  trigger: Address | null;
  /** True if the trigger settles each cover at its end: such a cover cannot be extended. */
  settlesCovers: boolean;
  /** True if its incidents need a proof of loss. */
  needsLossRoot: boolean;
  /** Listed expected loss per year, as a share of the cover. */
  riskRate: bigint;
  /** Experience factor of product and pool together. */
  experience: bigint;
  signalFactor: bigint;
  /** Expected loss per year as charged now: risk rate times experience times signal. */
  assessedRate: bigint;
  /** Cover that can still cost the pool something. */
  exposure: bigint;
  /** Largest amount that can be bought now. */
  capacity: bigint;
  openIncidents: number;
  /** True while the market signal stops sales. */
  signalStopped: boolean;
};
