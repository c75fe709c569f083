import type { Exit } from '@/lib/capital/exit-state';
import type { PoolSummary } from '@/lib/capital/types';
import type { Incident, Party, Voter } from '@/lib/claims/types';
import type { ProductSummary } from '@/lib/cover/types';
import type { Outlook } from '@/lib/triggers/settle-reads';

/** A cover as its holder sees it; days are UTC days. */
export type HeldCover = {
  id: number;
  product: ProductSummary;
  pool: PoolSummary;
  /** What all incidents together pay at most. */
  amount: bigint;
  /** What payouts left of it. */
  left: bigint;
  startDay: number;
  endDay: number;
  isCancelled: boolean;
};

/** What became of a cover since it was bought. */
export type CoverRecord = {
  /** Premium of the purchase and of extensions, and what came back. */
  paid: bigint;
  refunded: bigint;
  /** Premium that is not earned yet. */
  unearned: bigint;
  /** How it stands, if its trigger settles it at its end. */
  outlook: Outlook | null;
  /** The picture that the chain draws, as a data address. */
  picture: string | null;
};

export type PortfolioCover = HeldCover & { record: CoverRecord };

export type Stake = { pool: PoolSummary; shares: bigint; worth: bigint };

/** An account's BRK that votes on incidents. */
export type AssessorStake = { staked: bigint; total: bigint; unstaking: bigint; availableAt: number };

/** A payout that waits to be collected. */
export type Payout = { incident: Incident; cover: HeldCover; assets: bigint };

/** An incident in whose vote the account has a say. */
export type OpenVote = { incident: Incident; voter: Voter };

/** An incident of the fast lane in a pool in which the account has a stake. */
export type OpenChallenge = { incident: Incident; stake: Stake };

/** An exit from a pool that is not paid out in full. */
export type OpenExit = { pool: PoolSummary; exit: Exit };

/** What settled votes earned in a pool and nobody has collected. */
export type VotingReward = { pool: PoolSummary; amount: bigint };

/** A bond of a decided incident that waits to be collected, with what it won. */
export type OwedBond = { incident: number; party: Party; pool: PoolSummary; owed: bigint };
