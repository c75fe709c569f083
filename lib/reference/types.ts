// What a history starts from, and what the model remembers. Names as in contracts/src/types/Types.sol.

export type PoolParams = {
  groupCapBps: bigint;
  rhoBps: bigint;
  marginBps: bigint;
  materialityBps: bigint;
  feeBps: bigint;
  reserveBps: bigint;
  reserveTargetBps: bigint;
  cancelFeeBps: bigint;
};

export type ProductTerms = {
  group: bigint;
  maxShareBps: bigint;
  weightBps: bigint;
  waitingDays: bigint;
  minDays: bigint;
  maxDays: bigint;
  hasSignal: boolean;
  rate: bigint;
  noClaimsBps: bigint;
};

/** Curve and adaptation of the premium model; fields as in `Curve` and `Adaptation`. */
export type PremiumModel = {
  kink: bigint;
  steepness: bigint;
  speed: bigint;
  target: bigint;
  minLevel: bigint;
  maxLevel: bigint;
  credibility: bigint;
  targetLossRatio: bigint;
  halfLife: bigint;
  minExperience: bigint;
  maxExperience: bigint;
};

/** The market signal that all signalled products share. */
export type SignalTerms = { full: bigint; stop: bigint; maxMultiplier: bigint; staleness: bigint };

export type Setup = {
  start: bigint;
  cooldownDays: bigint;
  reportDays: bigint;
  params: PoolParams;
  model: PremiumModel;
  signal: SignalTerms;
  products: ProductTerms[];
};

/** A part of a cover: bought, or added, in one purchase. It counts as exposure until it is released. */
export type Part = {
  cover: bigint;
  line: number;
  amount: bigint;
  startDay: bigint;
  endDay: bigint;
  state: 'live' | 'deferred' | 'released';
  /** When it began to count as exposure, and when it ended to. */
  from: bigint;
  until: bigint | null;
};

export type Cover = {
  id: bigint;
  line: number;
  /** As the token shows it: with every increase, and as it was when it was cancelled before it began. */
  amount: bigint;
  holder: bigint;
  startDay: bigint;
  endDay: bigint;
  /** Earned a second, scaled by 2^32. */
  rate: bigint;
  claimFreeDay: bigint;
  /** The pool's when it was bought. */
  cancelFeeBps: bigint;
  raised: boolean;
};

/** Premium that flows at one rate from a moment to another. */
export type Flow = { cover: bigint; rate: bigint; from: bigint; until: bigint };

/** What a line's utilisation added up to at a moment at which its exposure changed, seconds scaled by 2^40. */
export type Use = { meter: bigint; total: bigint };

/** Why a line keeps its exposure: the latest of its open incidents, and when all that opened since it last had none happened. */
export type Hold = { latest: bigint; eventTimes: bigint[] };

export type Line = {
  hold: Hold | null;
  uses: Use[];
  /** 1/2^24 of the capital. */
  losses: bigint;
  lastLossDay: bigint;
  price: { level: bigint; earned: bigint; at: bigint; use: bigint } | null;
};

export type Request = { id: bigint; start: bigint; shares: bigint; advanced: bigint };
export type Batch = { start: bigint; end: bigint; assets: bigint; processedAt: bigint; freed: bigint };

export type Incident = {
  id: bigint;
  line: number;
  eventTime: bigint;
  eligible: bigint;
  /** All that was put up in it. */
  bonds: bigint;
  open: boolean;
  booked: bigint;
  collected: bigint[];
};

export type State = {
  now: bigint;
  params: PoolParams;
  capital: bigint;
  reserve: bigint;
  unearned: bigint;
  exiting: bigint;
  owed: bigint;
  bonds: bigint;
  fees: bigint;
  /** Tokens that are really there. */
  balance: bigint;
  supply: bigint;
  shares: Record<string, bigint>;
  operators: string[];

  accruedAt: bigint;
  releasedDay: bigint;
  /** Premium that ever became fees, reserve and capital. */
  distributed: bigint;
  /** Earned beside the flows, scaled by 2^32: what division left over, and what cancelled cover was not paid back. */
  residue: bigint;
  flows: Flow[];
  /** Days on which cover ends, or once ended. */
  endDays: bigint[];
  parts: Part[];
  /** Parts that were given back before they began. */
  withdrawn: Part[];
  covers: Cover[];
  lines: Line[];

  /** The capital that utilisation is measured by, since when. */
  bases: { since: bigint; capital: bigint; meter: bigint }[];

  queued: { day: bigint; shares: bigint }[];
  requests: Record<string, Request[]>;
  requestCount: Record<string, bigint>;
  batches: Batch[];
  incidents: Incident[];
  feed: { answer: bigint; updatedAt: bigint };
};
