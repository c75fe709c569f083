// The shape of a launch file. Amounts are text in whole units of their token; shares are basis points. The defaults are the
// contracts' own recommended values, and no default is looser.

import { z } from 'zod';
import { PERILS } from '@/lib/cover/types';
import { EMISSION, PARAMS, PROCESS, VOTE } from '@/lib/governance/bounds';
import { checkMutual, checkPool, checkProduct } from './rules';
import { account, address, amount, arbiter, BPS, bounded, bps, DAY, decimal, HOUR, whole } from './values';

const daysWithin = (bounds: () => readonly [bigint, bigint]) => {
  const [min, max] = bounds();
  return whole(Number(min) / DAY, Number(max) / DAY);
};

const name = z.string().trim().min(1, 'is empty');
/** Where the address is published, so that reviewers can compare it. */
const source = z.string().min(1, 'is empty');

const token = z.strictObject({ address, decimals: whole(0, 18), source });
const feed = z.strictObject({
  address,
  decimals: whole(0, 18),
  /** Seconds after which an answer is too old: the feed's heartbeat plus a margin. */
  staleness: whole(1, 30 * DAY),
  source,
});
const sequencer = z.strictObject({ address, grace: whole(0, DAY), source });

const governance = z.strictObject({
  votingDelayDays: daysWithin(VOTE.newVotingDelay).default(1),
  votingPeriodDays: daysWithin(VOTE.newVotingPeriod).default(5),
  lateExtensionDays: daysWithin(VOTE.newVoteExtension).default(1),
  proposalThreshold: decimal('0', '1000000').default('10000'),
  quorumPercent: whole(1, 20).default(4),
  timelockDays: daysWithin(VOTE.newDelay).default(2),
});

const distribution = z.strictObject({
  to: z.union([account, z.literal('faucet')], {
    error: 'should be an address, "deployer" or "governance" (in a demo also "faucet")',
  }),
  amount,
});

const params = bounded(
  {
    marginBps: 10_000,
    rhoBps: 1_500,
    groupCapBps: 3_000,
    leverageBps: 40_000,
    materialityBps: 300,
    feeBps: 1_000,
    reserveBps: 1_000,
    reserveTargetBps: 150,
    cancelFeeBps: 1_000,
  },
  PARAMS,
  {},
);

const limits = z.strictObject({
  maxShareBps: bps(1, 5_000).default(2_000),
  minWeightBps: bps(1_000, BPS).default(5_000),
  minRiskRateBps: bps(10, BPS).default(30),
  maxRiskRateBps: bps(10, BPS).default(BPS),
  minWaitingDays: whole(1, 30).default(1),
  maxTermDays: whole(1, 365).default(365),
  maxProducts: whole(1, 48).default(24),
  loosenDays: whole(2, 30).default(2),
});

const { bond: _, ...processBounds } = PROCESS;
const process = bounded(
  {
    challengeSeconds: 3 * DAY,
    commitSeconds: 3 * DAY,
    revealSeconds: 2 * DAY,
    appealSeconds: 3 * DAY,
    rulingSeconds: 14 * DAY,
    fastLaneBps: 200,
    quorumBps: 1_000,
    thresholdBps: 6_000,
    largeThresholdBps: 6_667,
    largeShareBps: 1_000,
    penaltyBps: 200,
  },
  processBounds,
  { arbiter: arbiter.default('governance'), bond: amount },
);

const signal = z.strictObject({
  feed: name,
  full: decimal('0.000001', '1000000000'),
  stop: decimal('0', '1000000000'),
  maxMultiplier: decimal('1', '100'),
});

/** How long a price must last to count as an event. */
const lasting = {
  feed: name,
  persistence: whole(1, 7 * DAY).default(6 * HOUR),
  minRounds: whole(2, 100).default(2),
};

const trigger = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({
      kind: z.literal('priceFloor'),
      ...lasting,
      floor: decimal('0.000001', '1000000000'),
      severityBps: bps(1, BPS),
    }),
    z.strictObject({
      kind: z.literal('drawdown'),
      ...lasting,
      window: whole(2, 7 * DAY),
      start: decimal('0.000001', '0.99'),
      full: decimal('0.000001', '0.99'),
      maxSeverityBps: bps(1, BPS).default(BPS),
    }),
    z.strictObject({
      kind: z.literal('impermanentLoss'),
      base: name,
      quote: name,
      deductible: decimal('0', '0.999999'),
      cap: decimal('0.000001', '0.25'),
    }),
  ],
  { error: 'should have a kind: priceFloor, drawdown or impermanentLoss' },
);

const productShape = z.strictObject({
  /** Number on chain. Products without one are numbered pool by pool. */
  id: whole(1, 10_000).optional(),
  name,
  /** The text of the cover. Its digest is on chain. */
  wording: z.string().min(20, 'should say what is covered, in 20 characters at least'),
  /** The covered protocol, across pools: its name, or the address of a token whose issuer is covered. Default: the product's name. */
  protocol: name.optional(),
  peril: z.enum(PERILS),
  group: whole(0, 31),
  shareBps: bps(1, 5_000).default(2_000),
  weightBps: bps(1_000, BPS).default(7_500),
  riskRateBps: bps(10, BPS),
  waitingDays: whole(1, 30).default(1),
  minDays: whole(1, 365).default(28),
  maxDays: whole(1, 365).default(365),
  needsLossRoot: z.boolean().default(false),
  signal: signal.optional(),
  trigger: trigger.optional(),
});

const [, maxWeekly] = EMISSION.weekly();

const poolShape = z.strictObject({
  name,
  symbol: name,
  asset: name,
  curator: account,
  cooldownDays: whole(1, 7).default(7),
  reportDays: whole(1, 30).default(14),
  params: params.prefault({}),
  limits: limits.prefault({}),
  process,
  /** Reward tokens for stakers. `minimum` is the smallest amount that can be funded. */
  rewards: z
    .array(z.strictObject({ token: name, minimum: amount }))
    .max(8, 'has more than 8 tokens')
    .default([]),
  emission: z
    .strictObject({ weekly: decimal('0', String(maxWeekly / 10n ** 18n)), target: amount })
    .optional(),
  products: z.array(productShape.superRefine(checkProduct)).max(48, 'has more than 48 products'),
});

const mutualShape = z.strictObject({
  note: z.string().optional(),
  name,
  chainId: whole(1, Number.MAX_SAFE_INTEGER),
  explorer: z.url({ protocol: /^https?$/, error: 'should be a URL that begins with https://' }).optional(),
  coin: z.strictObject({ name, symbol: name }).optional(),
  /** Creates demo tokens, feeds and a faucet. */
  demo: z.boolean().default(false),
  tokens: z.record(z.string(), token).default({}),
  feeds: z.record(z.string(), feed).default({}),
  sequencer: sequencer.optional(),
  guardian: account,
  governance: governance.prefault({}),
  /** Shares of 100 million BRK. The rest goes to the treasury, which governance controls. */
  distribution: z.array(distribution).default([]),
  emissionTokens: amount.default('20000000'),
  pools: z.array(poolShape.superRefine(checkPool)).min(1, 'has no pool'),
});

export const configuration = mutualShape.superRefine(checkMutual);

export type Configuration = z.infer<typeof mutualShape>;
export type PoolConfig = z.infer<typeof poolShape>;
export type ProductConfig = z.infer<typeof productShape>;
export type TriggerConfig = NonNullable<ProductConfig['trigger']>;
export type SignalConfig = NonNullable<ProductConfig['signal']>;

/** Entries that are checked against the chain one by one, even if the rest of the file is invalid. */
export const sections = { token, feed, sequencer };
