import type { Address } from 'viem';

/** An ERC-20 as people read it. */
export type Asset = { address: Address; symbol: string; name: string; decimals: number };

/** A pool as it is now. Amounts are in the asset's units, shares in the share's units, time in unix seconds. */
export type PoolSummary = {
  address: Address;
  name: string;
  symbol: string;
  asset: Asset;
  shareDecimals: number;
  curator: Address;
  groupCapBps: number;
  materialityBps: number;
  cooldownDays: number;
  reportDays: number;
  /** Money by purpose. */
  capital: bigint;
  unearned: bigint;
  exiting: bigint;
  owed: bigint;
  bonds: bigint;
  /** The solvency rule. */
  required: bigint;
  exposure: bigint;
  atRisk: bigint;
  priceUncertain: boolean;
  /** Premium being earned, as it would be over a year at the present rate. */
  premiumPerYear: bigint;
  totalShares: bigint;
  /** Asset units per share, 1e18 = par. */
  sharePrice: bigint;
  /** 0 while deposits wait or the pool is closed. */
  maxDeposit: bigint;
  exitQueue: { requested: bigint; processed: bigint; batches: number };
};
