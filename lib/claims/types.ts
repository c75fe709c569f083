import type { Address, Hex } from 'viem';

export const STATUSES = ['none', 'open', 'decided', 'accepted', 'refused', 'drawn'] as const;
export type IncidentStatus = (typeof STATUSES)[number];

/** An incident as it is now. Money in the pool's asset, weights in BRK, times in unix seconds. */
export type Incident = {
  id: number;
  product: number;
  pool: Address;
  filer: Address;
  status: IncidentStatus;
  round: number;
  assertedStep: number;
  verdictStep: number;
  eventTime: number;
  filedAt: number;
  commitUntil: number;
  revealUntil: number;
  /** SHA-256 digest of the evidence's CID. */
  evidence: Hex;
  bond: bigint;
  /** True while the filer can have the bond back. */
  bondOwed: boolean;
  /** Cover in force at the event time. */
  eligible: bigint;
  /** What the pool set aside for it. */
  booked: bigint;
  uncollected: bigint;
  totalWeight: bigint;
  revealedWeight: bigint;
  commits: number;
  quorumBps: number;
  thresholdBps: number;
};

/** How the incidents of a pool are decided. */
export type ClaimProcess = {
  bond: bigint;
  commitSeconds: number;
  revealSeconds: number;
  quorumBps: number;
  thresholdBps: number;
};

/** What one account may do in a vote. */
export type Voter = {
  account: Address;
  weight: bigint;
  hasCommitted: boolean;
  /** Its revealed vote in the present round; null while there is none. */
  revealedStep: number | null;
};

/** A cover that an incident answers for. */
export type CoverPart = {
  cover: number;
  holder: Address;
  amount: bigint;
  /** What `collect` would pay now; 0 when it was collected or cannot be. */
  collectable: bigint;
};
