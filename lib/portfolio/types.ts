import type { PoolSummary } from '@/lib/capital/types';
import type { Incident, Voter } from '@/lib/claims/types';
import type { ProductSummary } from '@/lib/cover/types';
import type { Outlook } from '@/lib/triggers/settle-reads';

/** A cover as its holder sees it; days are UTC days. */
export type HeldCover = {
  id: number;
  product: ProductSummary;
  pool: PoolSummary;
  /** The most that one incident pays, with every increase; what is in force now is in its record. */
  amount: bigint;
  startDay: number;
  endDay: number;
  /** Premium it earns a second, scaled by 2^32; 0 once it was cancelled. */
  rate: bigint;
  /** From when the no-claims discount counts. */
  claimFreeDay: number;
};

/** More of a cover, and from when. */
export type Increase = { amount: bigint; startDay: number };

/** What became of a cover since it was bought. */
export type CoverRecord = {
  /** Amount in force now. */
  inForce: bigint;
  increases: Increase[];
  /** Premium of the purchase and of all that was added, and what came back. */
  paid: bigint;
  refunded: bigint;
  /** Payouts of incidents, and of its own settlement. */
  collected: bigint;
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
