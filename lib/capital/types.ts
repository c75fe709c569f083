import type { Address } from 'viem';

/** An ERC-20 as people read it. */
export type Asset = { address: Address; symbol: string; name: string; decimals: number };

/** What governance set for a pool, in basis points. */
export type PoolParams = {
  /** Multiplier of the stress scenario. */
  marginBps: number;
  /** Correlation between groups in the stress scenario. */
  rhoBps: number;
  /** Share of the capital that one group's exposure may reach. */
  groupCapBps: number;
  /** Total exposure as a multiple of the capital. */
  leverageBps: number;
  /** Share of the capital that open incidents may cost before deposits pause. */
  materialityBps: number;
  /** Share of the capital part of each premium that goes to fees. */
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
  /** Gains that are not yet streamed to the capital. */
  gains: bigint;
  exiting: bigint;
  owed: bigint;
  bonds: bigint;
  fees: bigint;
};

/** What the solvency rule says of a pool. */
export type PoolSolvency = {
  /** Required capital: the largest of the three that follow. */
  required: bigint;
  /** Groups fail together in the stress scenario: R. */
  byStress: bigint;
  /** The largest group's exposure over the group cap. */
  byGroup: bigint;
  /** Total exposure over the leverage cap. */
  byLeverage: bigint;
  exposure: bigint;
  /** Stress-weighted exposure. */
  stressed: bigint;
  /** What open incidents may cost at most. */
  atRisk: bigint;
  /** R over the capital that does not belong to queued shares, 1e18 = 100 %. */
  utilisation: bigint;
  /** The pool's price level, 1e18 = 1. */
  level: bigint;
  /** Actual over expected losses of the past, 1e18 = 1. */
  poolExperience: bigint;
  /** True if the limits hold on what open incidents leave: cover can be sold. */
  isSolvent: boolean;
};

/** What a pool earns now, as it would be over a year at the present rate. Asset units. */
export type PoolFlows = {
  /** All premium being earned. */
  premiumPerYear: bigint;
  /** The part of it that pays for the capital bound; fees and reserve are taken from it. */
  capitalPartPerYear: bigint;
  /** Gains streamed a second, scaled by 2^16. */
  gainRate: bigint;
  /** Expected loss of all cover at the listed risk rates. */
  expectedLossPerYear: bigint;
};

/** The token inside a pool's asset that is itself a share of a vault, and what one unit of the asset is worth in it. */
export type Underlying = { vault: Address; token: Asset; perAsset: bigint };

/** A pool as it is now. Amounts are in the asset's units, shares in the share's units, time in unix seconds. */
export type PoolSummary = PoolParams &
  PoolMoney &
  PoolSolvency &
  PoolFlows & {
    address: Address;
    name: string;
    symbol: string;
    asset: Asset;
    /** Null for an asset that is no vault's share. */
    underlying: Underlying | null;
    shareDecimals: number;
    curator: Address;
    model: Address;
    /** False until the pool has a claims process: it then sells no cover. */
    selling: boolean;
    /** When the guardian's last pause ends or ended; 0 when there was none. */
    pausedUntil: number;
    /** True while the guardian lets no deposits and no new cover in. */
    paused: boolean;
    cooldownDays: number;
    reportDays: number;
    totalShares: bigint;
    /** Asset units per share, 1e18 = par. */
    sharePrice: bigint;
    /** 0 while deposits are paused or the pool is closed. */
    maxDeposit: bigint;
    exitQueue: { requested: bigint; processed: bigint; fills: number };
  };
