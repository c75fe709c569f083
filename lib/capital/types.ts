import type { Address } from 'viem';

/** An ERC-20 as people read it. */
export type Asset = { address: Address; symbol: string; name: string; decimals: number };

/** What governance set for a pool, in basis points. */
export type PoolParams = {
  /** Share of the capital that one group's exposure may reach. */
  groupCapBps: number;
  /** Correlation between groups in the stress scenario. */
  rhoBps: number;
  /** What the stress scenario is multiplied by. */
  marginBps: number;
  /** Share of the capital that open incidents may cost before the share price counts as uncertain. */
  materialityBps: number;
  /** Share of earned premium that goes to fees. */
  feeBps: number;
  /** Share of the rest that goes to the reserve until it holds its target. */
  reserveBps: number;
  /** The reserve's target, as a share of the stress-weighted exposure. */
  reserveTargetBps: number;
  /** Share of a refund that a cancelled cover leaves to the pool. */
  cancelFeeBps: number;
};

/** A pool's money by purpose. */
export type PoolMoney = {
  capital: bigint;
  reserve: bigint;
  unearned: bigint;
  exiting: bigint;
  owed: bigint;
  bonds: bigint;
  fees: bigint;
};

/** What the solvency rule says of a pool. */
export type PoolSolvency = {
  /** `atRisk` and the larger of the two requirements that follow. */
  required: bigint;
  requiredByStress: bigint;
  requiredByGroup: bigint;
  exposure: bigint;
  /** Stress-weighted exposure. */
  stressed: bigint;
  /** What open incidents can cost at most. */
  atRisk: bigint;
  priceUncertain: boolean;
};

/** A pool as it is now. Amounts are in the asset's units, shares in the share's units, time in unix seconds. */
export type PoolSummary = PoolParams &
  PoolMoney &
  PoolSolvency & {
    address: Address;
    name: string;
    symbol: string;
    asset: Asset;
    shareDecimals: number;
    curator: Address;
    /** True while the guardian lets nothing new in. */
    paused: boolean;
    /** When the last pause ends or ended, unix time; 0 when there was none. */
    pausedUntil: bigint;
    cooldownDays: number;
    reportDays: number;
    /** Premium being earned, fees and reserve included, as it would be over a year at the present rate. */
    premiumPerYear: bigint;
    totalShares: bigint;
    /** Asset units per share, 1e18 = par. */
    sharePrice: bigint;
    /** 0 while deposits wait or the pool is closed. */
    maxDeposit: bigint;
    exitQueue: { requested: bigint; processed: bigint; batches: number };
  };
