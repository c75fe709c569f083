import type { Address, Hex } from 'viem';

/** In the order of the contract's enumeration. */
export const STATUSES = [
  'none',
  'filed',
  'voting',
  'decided',
  'escalated',
  'drawn',
  'accepted',
  'refused',
  'lapsed',
] as const;
export type IncidentStatus = (typeof STATUSES)[number];

/** Severities are voted in steps of 5 %. */
export const BPS_PER_STEP = 500;

/** Who puts up a bond, in the order of the contract's enumeration. */
export const PARTIES = ['filer', 'challenger', 'appellant'] as const;
export type Party = (typeof PARTIES)[number];

/** How the incidents of a pool are decided: lengths in seconds, shares in basis points. */
export type ClaimProcess = {
  arbiter: Address;
  /** Smallest bond of a filer. */
  bond: bigint;
  challengeSeconds: number;
  commitSeconds: number;
  revealSeconds: number;
  appealSeconds: number;
  rulingSeconds: number;
  /** Share of the capital up to which an asserted payout needs no vote unless it is challenged; 0 for none. */
  fastLaneBps: number;
  quorumBps: number;
  thresholdBps: number;
  largeThresholdBps: number;
  /** Share of the capital from which an asserted payout counts as large. */
  largeShareBps: number;
  /** Share of their voting stake that outliers and hidden votes lose. */
  penaltyBps: number;
};

/** An incident as it is now. Money in the pool's asset, weights in BRK, times in unix seconds. */
export type Incident = {
  id: number;
  product: number;
  pool: Address;
  /** Who filed it; who proved it, if `isProven`. */
  filer: Address;
  status: IncidentStatus;
  /** In steps of 5 %; 0 if it was proven. */
  assertedStep: number;
  /** Asserted, proven or decided so far. */
  severityBps: number;
  eventTime: number;
  filedAt: number;
  /** End of the commits; 0 without a vote. */
  commitUntil: number;
  /** End of the present phase; when it was settled, if it is final. */
  until: number;
  /** Merkle root of the proven losses and their sum; null without one. */
  lossRoot: Hex | null;
  /** SHA-256 digest of the CID of the list of losses: the evidence of an incident with a root. */
  lossList: Hex;
  lossTotal: bigint;
  isProven: boolean;
  /** True if it was filed from a draw. */
  isRefiled: boolean;
  hasVerdict: boolean;
  /** True if the arbiter decided. */
  isRuled: boolean;
  challenger: Address | null;
  appellant: Address | null;
  /** Of the filer and of the challenger; the appellant's is twice that. */
  bond: bigint;
  /** What each party can collect now. */
  bondsOwed: Record<Party, bigint>;
  /** Cover in force at the event time. */
  eligible: bigint;
  /** What it may cost the pool. */
  cost: bigint;
  /** Share of the revealed weight that a severity needs, fixed at filing. */
  thresholdBps: number;
  /** Weight of all assessors just before filing. */
  totalWeight: bigint;
  revealedWeight: bigint;
  /** What the voters share. */
  reward: bigint;
  process: ClaimProcess;
};

/** Verdicts of a product that belong together: one pot, one ratio, and each cover receives the largest of them. */
export type Episode = {
  id: number;
  /** Event time of the verdict that opened it. */
  firstTime: number;
  lastVerdictAt: number;
  largestBps: number;
  /** What its covers can still collect, and what the pot should hold for them. */
  pot: bigint;
  asked: bigint;
};

/** What one account may do in a vote. */
export type Voter = {
  account: Address;
  weight: bigint;
  hasCommitted: boolean;
  /** Its revealed vote; null while there is none. */
  revealedStep: number | null;
};

/** A vote of an account that is not settled yet, and what settling it would do. */
export type CastVote = {
  /** Null while it is hidden. */
  step: number | null;
  /** In the pool's asset. */
  reward: bigint;
  /** In BRK. */
  penalty: bigint;
};

/** What voting in an incident and in others of its pool earned an account. */
export type Earnings = { vote: CastVote | null; credited: bigint };

/** A cover of the visitor that was in force at an incident's event. */
export type CoverPart = {
  cover: number;
  /** Its original amount, and what it can still be paid. */
  amount: bigint;
  left: bigint;
  /** What it received in the episode, before a haircut. */
  received: bigint;
  /** What `collect` would pay now, without the limit of a proven loss; 0 when it was collected or cannot be. */
  collectable: bigint;
};
