// Everything the model knows of a pool. Lists, and few sums: what the contracts keep as sums is added up anew each time.

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

/** How `Cover` lists a product. The last two are 0 or 1: what proves or settles it. */
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
  /** Products as `Cover` lists them, when a history is of the whole protocol; else none. */
  listed: Listed[];
};

/** A loss that the product's experience remembers: decayed until a day, then raised. */
type Severities = { sum: bigint; day: bigint };

/** An incident counts in A while it is open; `cap` is what its spell could cost when it was filed. */
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
  /** Incidents since the product last had none open. */
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
  /** As it is packed: 48 bits of mantissa and 8 of exponent. */
  rate: bigint;
  capitalShare: bigint;
  /** 24 bits of mantissa and 8 of exponent. */
  refundRate: bigint;
  state: 'live' | 'cancelled' | 'void';
  /** Paid after its end, by a trigger that settles covers: at risk no longer. */
  settled: boolean;
  /** In a history of the whole protocol. */
  holder: bigint;
};

/** Premium that flows at one rate from a moment to another, scaled by 2^16. */
export type Flow = { cover: number; rate: bigint; capitalRate: bigint; from: bigint; until: bigint };

export type Bucket = { day: bigint; start: bigint; total: bigint };
export type Position = { shares: bigint; redeemed: bigint; day: bigint; cursor: bigint; paid: bigint };
/** `freed` is a part of 2^48 - 1, `share` that of all shares before it in parts of 2^64. */
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

/** Weight in units of 10^12; once it is settled, a vote that was revealed stays known. */
export type Ballot = { units: bigint; step: bigint; stage: 'hidden' | 'revealed' | 'settled' };

/** Its status is that of `BallotStatus`. */
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
  /** Not settled yet. */
  votes: bigint;
  history: { time: bigint; amount: bigint }[];
};

/** An incident of `Claims`: proven, or asserted by a holder. `episode` is the number of the one it joined. */
export type Verdict = {
  product: number;
  time: bigint;
  filedAt: bigint;
  /** Asserted, proven or decided so far. */
  severity: bigint;
  eligible: bigint;
  cost: bigint;
  /** The product's exposure at filing, if that limits what it may cost. */
  limit: bigint;
  /** Its part of the pool's exposure when it was filed, of 2^24 - 1. */
  exposureShare: bigint;
  isProven: boolean;
  episode: number;
  acceptedAt: bigint;
  status: bigint;
  /** End of the present phase; when it was settled. */
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
  /** Leaves of its loss root, none without one; what they pay together, and paid before a haircut. */
  losses: bigint[];
  lossTotal: bigint;
  lossCollected: bigint;
  /** The draw that it was filed from, 0 for none. */
  drawn: bigint;
  /** Its number among the incidents of the pool. */
  record: number;
  bondsPaid: number[];
};

/** Verdicts that belong together: one pot, and what each cover received of it before a haircut. */
export type Episode = {
  product: number;
  /** Event times of its verdicts, as they were accepted. */
  times: bigint[];
  /** By UTC day: the largest of its verdicts, and what was booked for the covers in force on it. */
  days: Record<number, { largest: bigint; rootless: bigint; assets: bigint }>;
  received: Record<number, bigint>;
  /** By account, under loss roots. */
  lossPaid: Record<string, bigint>;
  pot: bigint;
  asked: bigint;
  isLimited: boolean;
  largest: bigint;
  /** The largest verdict without a root. */
  best: Verdict | null;
  /** Its event time, also once the rest was returned. */
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
  /** Tokens that are really there. */
  balance: bigint;
  supply: bigint;
  shares: Record<string, bigint>;
  operators: string[];

  /** Everything is booked up to here; days up to its own are released. */
  accruedAt: bigint;
  /** Days at whose midnight something happens, or once would have. */
  marks: bigint[];
  flows: Flow[];
  /** Scaled premium beside the flows: what a division left over. */
  residue: bigint;
  /** Whole units of premium that were earned or taken as surplus, and of its capital part. */
  earned: { premium: bigint; capital: bigint };
  /** Gains a second by the day on which they end, and what is streamed and not yet a unit. */
  gainRates: Record<string, bigint>;
  gainCarry: bigint;

  products: Product[];
  covers: Cover[];
  incidents: Incident[];

  /** The price's memory. */
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
    /** Asserted incidents that were refused. */
    refusals: { product: number; step: bigint; at: bigint }[];
    /** What the fast lane asserted in the present window. */
    lane: { used: bigint; since: bigint };
    /** By cover of a product whose trigger settles covers: from the trigger and from votes. */
    settled: Record<number, bigint>;
  };

  assessors: { people: Record<string, Assessor>; rewards: Record<string, bigint>; slashed: bigint };
};
