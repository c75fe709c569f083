import type { PoolSummary } from '@/lib/capital/types';
import type { Incident, Voter } from '@/lib/claims/types';
import type { ProductSummary } from '@/lib/cover/types';

/** A cover as its holder sees it; days are UTC days. */
export type HeldCover = {
  id: number;
  product: ProductSummary;
  pool: PoolSummary;
  amount: bigint;
  premium: bigint;
  startDay: number;
  endDay: number;
};

export type Stake = { pool: PoolSummary; shares: bigint; worth: bigint };

/** A payout that waits to be collected. */
export type Payout = { incident: Incident; cover: HeldCover; assets: bigint };

/** An incident in whose vote the account has a say. */
export type OpenVote = { incident: Incident; voter: Voter };
