import type { Address, Hex } from 'viem';

/** One answer of a price feed, in the feed's decimals. The phase stands above the number in the id. */
export type Round = { id: bigint; answer: bigint; updatedAt: number };

/** A feed as a trigger reads it: an answer times `scale` has 18 decimals and holds for `staleness` seconds. */
export type Feed = {
  source: Address;
  scale: bigint;
  staleness: number;
  /** The aggregator's own limits: only answers between them count. Null for a feed without limits. */
  limits: { min: bigint; max: bigint } | null;
};

/** A rollup's uptime feed, and the seconds after an outage that do not count; null on a chain without one. */
export type Sequencer = { uptime: Address; grace: number } | null;

/** What a run of rounds has to be: so many, over so many seconds. */
export type EventTerms = { feed: Feed; persistence: number; minRounds: number; sequencer: Sequencer };

/** PriceFloorTrigger.sol: below `floor` (1e18 = 1), after a lasting run at or above it, pays `severityBps`. */
export type FloorTerms = EventTerms & { floor: bigint; severityBps: number };

/** DrawdownTrigger.sol: a fall within `window` seconds pays from `start` to `full` (1e18 = 100 %). */
export type DrawdownTerms = EventTerms & {
  window: number;
  start: bigint;
  full: bigint;
  maxSeverityBps: number;
};

/** ImpermanentLossTrigger.sol: the loss above `deductible`, at most `cap` (1e18 = 100 %). */
export type LossTerms = { base: Feed; quote: Feed; deductible: bigint; cap: bigint; sequencer: Sequencer };

/** What `prove` will answer, and the evidence that makes it. */
export type EventProof = { eventTime: number; severityBps: number; evidence: Hex };

/** Which proofs are of use: only events from here on can be filed, or are past a sequencer's outage. */
export type Limits = { eventFrom?: number };
