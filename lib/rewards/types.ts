import type { Address } from 'viem';
import type { Asset, PoolSummary } from '@/lib/capital/types';

/** One token in which a pool's shares are rewarded. Times in unix seconds. */
export type Reward = {
  token: Asset;
  /** Minimum funding for each week that it adds. */
  minimum: bigint;
  /** Paid a second to all shares together until the end, token units scaled by 2^32. */
  rate: bigint;
  /** 0 before the first funding. */
  endsAt: number;
};

/** Governance tokens that a pool's shares are paid a week; none when nothing was decided. */
export type Program = {
  /** The contract that pays it. */
  emission: Address;
  weekly: bigint;
  /** Capital up to which all of it is paid. */
  target: bigint;
  /** From when the next week can be funded. */
  nextAt: number;
  /** What the emission still holds, for all pools. */
  left: bigint;
};

export type PoolRewards = { pool: Address; rewards: Reward[]; program: Program | null };

/** What an account's shares of a pool earned and nobody has claimed yet. */
export type Earned = { pool: PoolSummary; token: Asset; amount: bigint };
