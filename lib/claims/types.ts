import type { Address, Hex } from 'viem';

/** In the order of the contract's enumeration. */
export const STATUSES = [
  'none',
  'filed',
  'proven',
  'voting',
  'decided',
  'escalated',
  'drawn',
  'accepted',
  'refused',
  'lapsed',
] as const;
export type IncidentStatus = (typeof STATUSES)[number];

/** Who puts up a bond, in the order of the contract's enumeration. */
export const PARTIES = ['filer', 'challenger', 'appellant'] as const;
export type Party = (typeof PARTIES)[number];

/** How the incidents of a pool are decided: lengths in seconds, shares in basis points. */
export type ClaimProcess = {
  /** Of the filer, before it is doubled. */
  bond: bigint;
  challengeSeconds: number;
  commitSeconds: number;
  revealSeconds: number;
  appealSeconds: number;
  rulingSeconds: number;
  arbiter: Address;
  /** Share of the capital up to which an asserted payout needs no vote unless it is challenged; 0 for none. */
  fastLaneBps: number;
  quorumBps: number;
  /** Share of the fees that the voters divide. */
  rewardBps: number;
  /** Share of the stake that voted which outliers and hidden votes lose. */
  penaltyBps: number;
  thresholdBps: number;
  largeShareBps: number;
  largeThresholdBps: number;
  hugeShareBps: number;
  hugeThresholdBps: number;
};

/** An incident as it is now. Money in the pool's asset, weights in BRK, times in unix seconds. */
export type Incident = {
  id: number;
  product: number;
  pool: Address;
  /** Who filed it; who proved it, if `isProven`. */
  filer: Address;
  status: IncidentStatus;
  /** 1 or 2 once there is a vote, else 0. */
  round: number;
  /** In steps of 5 %; 0 if it was proven. */
  assertedStep: number;
  /** Asserted, proven or decided so far. */
  severityBps: number;
  eventTime: number;
  filedAt: number;
  /** End of the commits of the present round; 0 before a vote. */
  commitUntil: number;
  /** End of the present phase. */
  until: number;
  /** SHA-256 digest of the evidence's CID. */
  evidence: Hex;
  /** Merkle root of the proven losses; null without one. */
  lossRoot: Hex | null;
  isProven: boolean;
  hasVerdict: boolean;
  challenger: Address | null;
  appellant: Address | null;
  /** Of the filer and of the challenger; the appellant's is twice that. */
  bond: bigint;
  /** Whose bonds can be collected now. */
  bondsOwed: readonly Party[];
  /** Cover in force at the event time. */
  eligible: bigint;
  /** `eligible` as a share of the capital at filing. */
  shareBps: number;
  /** What the pool set aside for it. */
  booked: bigint;
  uncollected: bigint;
  /** 0 before it is settled. */
  finalizedAt: number;
  totalWeight: bigint;
  /** In the present round. */
  revealedWeight: bigint;
  /** What the voters divide. */
  reward: bigint;
  process: ClaimProcess;
};

/** What one account may do in a vote. */
export type Voter = {
  account: Address;
  weight: bigint;
  hasCommitted: boolean;
  /** Its revealed vote in the present round; null while there is none. */
  revealedStep: number | null;
};

/** A vote of an account that is not settled yet, and what settling it would do. */
export type CastVote = {
  round: number;
  /** Null while it is hidden. */
  step: number | null;
  /** In the pool's asset. */
  reward: bigint;
  /** In BRK. */
  penalty: bigint;
};

/** What voting in an incident and in others of its pool earned an account. */
export type Earnings = { votes: readonly CastVote[]; credited: bigint };

/** A cover that an incident answers for. */
export type CoverPart = {
  cover: number;
  holder: Address;
  amount: bigint;
  /** What `collect` would pay now, without the limit of a proven loss; 0 when it was collected or cannot be. */
  collectable: bigint;
};
