/** Values by the names that the contracts give them. */
export type Numbers = Record<string, bigint>;

const BPS = 10_000n;
const HOUR = 3_600n;
const DAY = 24n * HOUR;

const between = (min: bigint, max: bigint) => () => [min, max] as const;
const share = between(0n, BPS);
const phase = between(HOUR, 7n * DAY);
export const MAX_UINT16 = 65_535n;
/** Minimum and maximum of a value, given the others of the same call. */
export type Bounds = (all: Numbers) => readonly [min: bigint, max: bigint];

/** A bound that another value of the same call sets; 0 while that is missing. */
const given = (all: Numbers, key: string) => all[key] ?? 0n;

/** As `LimitsLib` bounds them. */
export const PARAMS = {
  marginBps: between(BPS, 50_000n),
  rhoBps: share,
  groupCapBps: between(1n, BPS),
  leverageBps: between(BPS, 80_000n),
  materialityBps: between(1n, BPS),
  feeBps: between(0n, 3_000n),
  reserveBps: between(0n, 5_000n),
  reserveTargetBps: share,
  cancelFeeBps: between(1_000n, 3_000n),
};

const MIN_RISK_RATE = 10n ** 15n;

/** As `LimitsLib` bounds them. */
export const LIMITS = {
  maxShareBps: between(1n, 5_000n),
  minWeightBps: between(1_000n, BPS),
  maxRiskRate: between(MIN_RISK_RATE, 10n ** 18n),
  minRiskRate: (all: Numbers) => [MIN_RISK_RATE, given(all, 'maxRiskRate')] as const,
  minWaitingDays: between(1n, 30n),
  maxTermDays: between(1n, 365n),
  maxProducts: between(1n, 48n),
  loosenDays: between(2n, 30n),
};

/** As `Claims.setProcess` bounds them. */
export const PROCESS = {
  bond: between(1n, 2n ** 80n - 1n),
  challengeSeconds: phase,
  commitSeconds: phase,
  revealSeconds: phase,
  appealSeconds: phase,
  rulingSeconds: between(HOUR, 30n * DAY),
  fastLaneBps: between(0n, 500n),
  quorumBps: share,
  thresholdBps: between(BPS / 2n + 1n, BPS),
  largeThresholdBps: (all: Numbers) => [given(all, 'thresholdBps'), BPS] as const,
  largeShareBps: between(0n, MAX_UINT16),
  penaltyBps: between(0n, 1_000n),
};

/** As `MutualGovernor` and `MutualTimelock` bound them. */
export const VOTE = {
  newVotingDelay: between(DAY, 7n * DAY),
  newVotingPeriod: between(5n * DAY, 30n * DAY),
  newVoteExtension: between(0n, 7n * DAY),
  newProposalThreshold: between(0n, 10n ** 24n),
  newQuorumNumerator: between(1n, 20n),
  newDelay: between(2n * DAY, 30n * DAY),
};

/** As `Emission` bounds them: a thousandth of the supply a week. */
export const EMISSION = {
  weekly: between(0n, 10n ** 23n),
  target: between(1n, 2n ** 120n - 1n),
};

/** As `Claims.rule` bounds it: steps of 5 %. */
export const RULING = { step: between(0n, 20n) };
