/** Values by the names that the contracts give them. */
export type Numbers = Record<string, bigint>;

const BPS = 10_000n;
const HOUR = 3_600n;
const DAY = 24n * HOUR;

const between = (least: bigint, most: bigint) => () => [least, most] as const;
const share = between(0n, BPS);
const phase = between(HOUR, 7n * DAY);
/** Least and most of a value, given the others of the same call. */
export type Bounds = (all: Numbers) => readonly [least: bigint, most: bigint];

/** A bound that another value of the same call sets; 0 while that is missing. */
const given = (all: Numbers, key: string) => all[key] ?? 0n;

/** As `PoolLib` bounds them. */
export const PARAMS = {
  groupCapBps: between(1n, BPS),
  rhoBps: share,
  marginBps: between(BPS, 50_000n),
  materialityBps: share,
  feeBps: between(0n, 3_000n),
  reserveBps: share,
  reserveTargetBps: share,
  cancelFeeBps: between(0n, 3_000n),
};

/** As `LimitsLib` bounds them. */
export const LIMITS = {
  maxShareBps: between(1n, BPS),
  minWeightBps: between(1n, BPS),
  maxRate: between(1n, 10n ** 19n),
  minRate: (all: Numbers) => [1n, given(all, 'maxRate')] as const,
  minWaitingDays: between(0n, 30n),
  maxTermDays: between(1n, 365n),
  maxNoClaimsBps: between(0n, 5_000n),
  maxProducts: between(1n, 48n),
  loosenDays: between(2n, 30n),
};

/** As `ProcessLib` bounds them. */
export const PROCESS = {
  bond: between(1n, 2n ** 80n - 1n),
  challengeSeconds: phase,
  commitSeconds: phase,
  revealSeconds: phase,
  appealSeconds: phase,
  rulingSeconds: between(HOUR, 30n * DAY),
  quorumBps: share,
  fastLaneBps: between(0n, 500n),
  rewardBps: share,
  penaltyBps: between(0n, 1_000n),
  thresholdBps: between(BPS / 2n + 1n, BPS),
  largeThresholdBps: (all: Numbers) => [given(all, 'thresholdBps'), BPS] as const,
  hugeThresholdBps: (all: Numbers) => [given(all, 'largeThresholdBps'), BPS] as const,
  largeShareBps: between(0n, 65_535n),
  hugeShareBps: (all: Numbers) => [given(all, 'largeShareBps'), 65_535n] as const,
};

/** As `MutualGovernor` and `MutualTimelock` bound them. */
export const VOTE = {
  newVotingDelay: between(HOUR, 7n * DAY),
  newVotingPeriod: between(DAY, 30n * DAY),
  newVoteExtension: between(0n, 7n * DAY),
  newProposalThreshold: between(0n, 10n ** 24n),
  newQuorumNumerator: between(1n, 20n),
  newDelay: between(DAY, 30n * DAY),
};

/** As `Emission` bounds them: a thousandth of the supply a week. */
export const EMISSION = {
  weekly: between(0n, 10n ** 23n),
  target: between(1n, 2n ** 120n - 1n),
};

/** As `AssessorEmission` bounds them. */
export const VOTES = {
  perVote: (all: Numbers) => [0n, given(all, 'weekly')] as const,
  weekly: between(0n, 10n ** 23n),
  target_: between(1n, 2n ** 120n - 1n),
};

/** As `Claims.rule` bounds it: steps of 5 %. */
export const RULING = { step: between(0n, 20n) };
