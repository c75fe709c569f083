// The model's state: lists and few sums. What the contracts store as sums is computed again each time.

export type PoolParams = {
  marginBps: bigint;
  rhoBps: bigint;
  groupCapBps: bigint;
  leverageBps: bigint;
  materialityBps: bigint;
  feeBps: bigint;
  reserveBps: bigint;
  reserveTargetBps: bigint;
  cancelFeeBps: bigint;
};

export type ProductTerms = {
  group: bigint;
  shareBps: bigint;
  weightBps: bigint;
  riskRate: bigint;
  endedRiskBps: bigint;
};

/** A product in the form of `Cover`. The last two are 0 or 1: whether a trigger proves its incidents, or settles its covers. */
export type Listed = {
  waitingDays: bigint;
  minDays: bigint;
  maxDays: bigint;
  needsLossRoot: bigint;
  settlesCovers: bigint;
};

export type Setup = {
  start: bigint;
  cooldownDays: bigint;
  reportDays: bigint;
  params: PoolParams;
  products: ProductTerms[];
  /** Products in the form of `Cover`, if the history is of the whole protocol; else empty. */
  listed: Listed[];
};

/** A loss in the product's experience: decayed until a day, then increased. */
type Severities = { sum: bigint; day: bigint };

/** An incident that counts in A while it is open. `cap` is what its spell could cost when it was filed. */
export type Incident = {
  product: number;
  eventTime: bigint;
  cost: bigint;
  cap: bigint;
  filedOn: bigint;
  open: boolean;
  held: bigint;
};

export type Product = ProductTerms & {
  listedDay: bigint;
  severities: Severities;
  /** Incidents since the product last had none open (a spell). */
  spell: number[];
};

export type Cover = {
  product: number;
  amount: bigint;
  left: bigint;
  startDay: bigint;
  endDay: bigint;
  /** Midnight at which its exposure leaves. */
  release: bigint;
  /** Packed: 48 bits of mantissa and 8 of exponent. */
  rate: bigint;
  capitalShare: bigint;
  /** 24 bits of mantissa and 8 of exponent. */
  refundRate: bigint;
  state: 'live' | 'cancelled' | 'void';
  /** Settled after its end by its trigger, so that it is no longer at risk. */
  settled: boolean;
  /** Only in a history of the whole protocol. */
  holder: bigint;
};

/** Premium earned at one rate from a time to another, scaled by 2^16. */
export type Flow = { cover: number; rate: bigint; capitalRate: bigint; from: bigint; until: bigint };

export type Bucket = { day: bigint; start: bigint; total: bigint };
export type Position = { shares: bigint; redeemed: bigint; day: bigint; cursor: bigint; paid: bigint };
/** `freed` is in parts of 2^48 - 1; `share` is the part of all shares before it, in parts of 2^64. */
export type Fill = { at: bigint; end: bigint; shares: bigint; assets: bigint; freed: bigint; share: bigint };

/** As `IncidentStatus`. */
export const STATUS = {
  filed: 1n,
  voting: 2n,
  decided: 3n,
  escalated: 4n,
  drawn: 5n,
  accepted: 6n,
  refused: 7n,
  lapsed: 8n,
};

/** Weight in units of 10^12. A revealed vote stays recorded after it is settled. */
export type Ballot = { units: bigint; step: bigint; stage: 'hidden' | 'revealed' | 'settled' };

/** `status` is that of `BallotStatus`. */
export type Vote = {
  weightTime: bigint;
  commitUntil: bigint;
  revealUntil: bigint;
  status: bigint;
  step: bigint;
  punishes: boolean;
  near: bigint;
  pot: bigint;
  ballots: Record<string, Ballot>;
};

export type Assessor = {
  staked: bigint;
  leaving: bigint;
  availableAt: bigint;
  /** Votes that are not settled yet. */
  votes: bigint;
  history: { time: bigint; amount: bigint }[];
};

/** An incident of `Claims`: proven, or asserted by a holder. `episode` is the number of its episode. */
export type Verdict = {
  product: number;
  time: bigint;
  filedAt: bigint;
  /** The severity so far: asserted, proven or decided. */
  severity: bigint;
  eligible: bigint;
  cost: bigint;
  /** The product's exposure at filing, if it limits what the incident may cost. */
  limit: bigint;
  /** Its part of the pool's exposure at filing, of 2^24 - 1. */
  exposureShare: bigint;
  isProven: boolean;
  episode: number;
  acceptedAt: bigint;
  status: bigint;
  /** End of the present phase; after the settlement, its time. */
  until: bigint;
  step: bigint;
  thresholdBps: bigint;
  bond: bigint;
  isChallenged: boolean;
  isAppealed: boolean;
  isAppealLost: boolean;
  hasVerdict: boolean;
  isRuled: boolean;
  isRefiled: boolean;
  vote: Vote | null;
  /** Leaves of its loss root, empty without one; their total, and what was collected before a haircut. */
  losses: bigint[];
  lossTotal: bigint;
  lossCollected: bigint;
  /** The draw that it was filed from; 0 if none. */
  drawn: bigint;
  /** Its number among the pool's incidents. */
  record: number;
  bondsPaid: number[];
};

/** An episode: one pot, and what each cover received of it before a haircut. */
export type Episode = {
  product: number;
  /** Event times of its verdicts, in order of acceptance. */
  times: bigint[];
  /** By UTC day: the largest verdict, and what was booked for the covers in force. */
  days: Record<number, { largest: bigint; rootless: bigint; assets: bigint }>;
  received: Record<number, bigint>;
  /** Collected under loss roots, by account. */
  lossPaid: Record<string, bigint>;
  pot: bigint;
  asked: bigint;
  isLimited: boolean;
  largest: bigint;
  /** The largest verdict without a root. */
  best: Verdict | null;
  /** Its event time, kept after the rest was returned. */
  bestTime: bigint;
  last: bigint;
  returnedAt: bigint;
};

export type State = {
  now: bigint;
  params: PoolParams;
  pausedUntil: bigint;

  capital: bigint;
  reserve: bigint;
  unearned: bigint;
  gains: bigint;
  exiting: bigint;
  owed: bigint;
  bonds: bigint;
  fees: bigint;
  /** Tokens that the pool holds. */
  balance: bigint;
  supply: bigint;
  shares: Record<string, bigint>;
  operators: string[];

  /** Time up to which everything is booked; days up to its own are released. */
  accruedAt: bigint;
  /** Days with an event at their midnight, or that once had one. */
  marks: bigint[];
  flows: Flow[];
  /** Scaled premium outside the flows: the remainder of divisions. */
  residue: bigint;
  /** Whole units of premium earned or taken as surplus, and of its capital part. */
  earned: { premium: bigint; capital: bigint };
  /** Gains a second by the day on which they end, and the streamed part that is not a whole unit yet. */
  gainRates: Record<string, bigint>;
  gainCarry: bigint;

  products: Product[];
  covers: Cover[];
  incidents: Incident[];

  /** State of the price: level and experience. */
  integral: bigint;
  expected: bigint;
  losses: bigint;
  base: bigint;

  requested: bigint;
  buckets: Bucket[];
  positions: Record<string, Position>;
  fills: Fill[];

  claims: {
    verdicts: Verdict[];
    episodes: Episode[];
    /** Refused incidents. */
    refusals: { product: number; step: bigint; at: bigint }[];
    /** What was asserted in the fast lane in the present window. */
    lane: { used: bigint; since: bigint };
    /** Paid by triggers and votes, by cover of a product whose trigger settles covers. */
    settled: Record<number, bigint>;
  };

  assessors: { people: Record<string, Assessor>; rewards: Record<string, bigint>; slashed: bigint };
};
