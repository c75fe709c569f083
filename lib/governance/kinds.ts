import { type Abi, type Address, encodeFunctionData, erc20Abi, type Hex } from 'viem';
import {
  accessManagerAbi,
  assessorEmissionAbi,
  assessorsAbi,
  claimsAbi,
  emissionAbi,
  mutualGovernorAbi,
  poolFactoryAbi,
  rewardsAbi,
  timelockControllerAbi,
} from '@/lib/contracts/abis';
import type { Deployment } from '@/lib/contracts/deployment';
import { type Action, type GovernanceContext, todayKey, type Values } from './actions';
import { type Bounds, EMISSION, LIMITS, PARAMS, PROCESS, VOTE, VOTES } from './bounds';
import type { Field, FieldValue } from './fields';
import * as fields from './kind-fields';

export type Given = Record<string, FieldValue>;
export type Addresses = Pick<
  Deployment,
  | 'factory'
  | 'claims'
  | 'governor'
  | 'timelock'
  | 'assessors'
  | 'rewards'
  | 'emission'
  | 'assessorEmission'
  | 'accessManager'
>;
/** A pool's address, or a product's number in words; empty where a change is about neither. */
export type Subject = string;

export type Kind = {
  title: string;
  text: string;
  about: 'pool' | 'product' | 'mutual';
  fields: Field[];
  bounds: Record<string, Bounds>;
  /** What the fields hold today, among the values of the context. */
  todayKeys: (all: Addresses, subject: Subject) => string[];
  /** Only what changes: none when everything stays. `today` completes what the form does not ask for. */
  build: (all: Addresses, subject: Subject, given: Given, today: Values) => Action[];
};

const GUARDIAN_ROLE = 1n;

const call = (target: Address, abi: Abi, functionName: string, args: readonly unknown[]): Action => ({
  target,
  value: 0n,
  data: encodeFunctionData({ abi, functionName, args }),
});

const none = () => [];
const pool = (subject: Subject) => subject as Address;
const numbers = (given: Given, keys: Field[]) => {
  const whole = Object.fromEntries(keys.map(({ key }) => [key, given[key]]));
  // small integers are numbers to the encoder; it takes large ones as they are
  return Object.fromEntries(
    Object.entries(whole).map(([key, value]) => [
      key,
      typeof value === 'bigint' && value < 2n ** 48n ? Number(value) : value,
    ]),
  );
};

const SETTERS: [key: string, functionName: string][] = [
  ['newVotingDelay', 'setVotingDelay'],
  ['newVotingPeriod', 'setVotingPeriod'],
  ['newVoteExtension', 'setLateQuorumVoteExtension'],
  ['newProposalThreshold', 'setProposalThreshold'],
  ['newQuorumNumerator', 'updateQuorumNumerator'],
];

const isNew = (given: Given, today: Values, key: string) => String(given[key]) !== String(today[key]);

function voteActions({ governor, timelock }: Addresses, given: Given, today: Values): Action[] {
  const changed = SETTERS.filter(([key]) => isNew(given, today, key));
  const own = changed.map(([key, name]) => call(governor, mutualGovernorAbi as Abi, name, [given[key]]));
  if (!isNew(given, today, 'newDelay')) return own;
  return [...own, call(timelock, timelockControllerAbi as Abi, 'updateDelay', [given.newDelay])];
}

function guardianActions({ accessManager }: Addresses, { named, dismissed }: Given): Action[] {
  const roles = accessManagerAbi as Abi;
  return [
    ...(named ? [call(accessManager, roles, 'grantRole', [GUARDIAN_ROLE, named, 0])] : []),
    ...(dismissed ? [call(accessManager, roles, 'revokeRole', [GUARDIAN_ROLE, dismissed])] : []),
  ];
}

const processOf = (given: Given, today: Values) => ({
  ...today,
  ...numbers(given, fields.PROCESS_FIELDS),
  bond: given.bond,
});

const ifNew = (given: Given, today: Values, keys: Field[], action: () => Action): Action[] =>
  keys.some(({ key }) => isNew(given, today, key)) ? [action()] : [];

const POOLS = poolFactoryAbi as Abi;
const CLAIMS = claimsAbi as Abi;

/** Everything that the app can propose in words. */
export const KINDS = {
  process: {
    title: 'How incidents are decided',
    text: 'Payout thresholds, quorum, windows, bonds, rewards and penalties of assessors, arbiter. For incidents filed from then on.',
    about: 'pool',
    fields: fields.PROCESS_FIELDS,
    bounds: PROCESS,
    todayKeys: ({ claims }, subject) => [todayKey(claims, 'setProcess', subject)],
    build: ({ claims }, subject, given, today) =>
      ifNew(given, today, fields.PROCESS_FIELDS, () =>
        call(claims, CLAIMS, 'setProcess', [subject, processOf(given, today)]),
      ),
  },
  params: {
    title: 'Money and risk',
    text: 'Group cap, correlation, solvency margin, fees, reserve.',
    about: 'pool',
    fields: fields.PARAMS_FIELDS,
    bounds: PARAMS,
    todayKeys: ({ factory }, subject) => [todayKey(factory, 'setParams', subject)],
    build: ({ factory }, subject, given, today) =>
      ifNew(given, today, fields.PARAMS_FIELDS, () =>
        call(factory, POOLS, 'setParams', [pool(subject), numbers(given, fields.PARAMS_FIELDS)]),
      ),
  },
  limits: {
    title: 'What its curator may do',
    text: 'The bounds of every product that is listed or loosened from then on.',
    about: 'pool',
    fields: fields.LIMITS_FIELDS,
    bounds: LIMITS,
    todayKeys: ({ factory }, subject) => [todayKey(factory, 'setLimits', subject)],
    build: ({ factory }, subject, given, today) =>
      ifNew(given, today, fields.LIMITS_FIELDS, () => {
        const { minRate, maxRate } = given;
        const limits = { ...numbers(given, fields.LIMITS_FIELDS), minRate, maxRate };
        return call(factory, POOLS, 'setLimits', [pool(subject), limits]);
      }),
  },
  curator: {
    title: 'Who its curator is',
    text: 'Another account that lists and tunes products.',
    about: 'pool',
    fields: fields.CURATOR_FIELDS,
    bounds: {},
    todayKeys: ({ factory }, subject) => [todayKey(factory, 'setCurator', subject)],
    build: ({ factory }, subject, given, today) =>
      ifNew(given, today, fields.CURATOR_FIELDS, () =>
        call(factory, POOLS, 'setCurator', [pool(subject), given.curator]),
      ),
  },
  emission: {
    title: 'BRK for its stakers',
    text: 'How many a week, and up to which capital.',
    about: 'pool',
    fields: fields.EMISSION_FIELDS,
    bounds: EMISSION,
    todayKeys: ({ emission }, subject) => [todayKey(emission, 'setProgram', subject)],
    build: ({ emission }, subject, given, today) =>
      ifNew(given, today, fields.EMISSION_FIELDS, () =>
        call(emission, emissionAbi as Abi, 'setProgram', [pool(subject), given.weekly, given.target]),
      ),
  },
  reward: {
    title: 'A reward token',
    text: 'One more token in which anyone may reward its shares.',
    about: 'pool',
    fields: fields.REWARD_FIELDS,
    bounds: {},
    todayKeys: none,
    build: ({ rewards }, subject, { token, minimum }) => [
      call(rewards, rewardsAbi as Abi, 'addToken', [pool(subject), token, minimum]),
    ],
  },
  fees: {
    title: 'Pay its fees out',
    text: 'To the treasury, or to whoever the members want to pay.',
    about: 'pool',
    fields: fields.FEES_FIELDS,
    bounds: {},
    todayKeys: none,
    build: ({ factory }, subject, { to, assets }) => [
      call(factory, POOLS, 'payFees', [pool(subject), to, assets]),
    ],
  },
  productProcess: {
    title: 'A product decided in its own way',
    text: 'As for a pool, but for the incidents of one product.',
    about: 'product',
    fields: fields.PROCESS_FIELDS,
    bounds: PROCESS,
    todayKeys: ({ claims }, subject) => [todayKey(claims, 'setProductProcess', subject)],
    build: ({ claims }, subject, given, today) =>
      ifNew(given, today, fields.PROCESS_FIELDS, () =>
        call(claims, CLAIMS, 'setProductProcess', [BigInt(subject), processOf(given, today)]),
      ),
  },
  followPool: {
    title: 'A product decided as its pool again',
    text: 'Ends a process of its own.',
    about: 'product',
    fields: [],
    bounds: {},
    todayKeys: none,
    build: ({ claims }, subject) => [call(claims, CLAIMS, 'followPool', [BigInt(subject)])],
  },
  vote: {
    title: 'The vote itself',
    text: 'Delays, duration, quorum, who may propose, and the timelock.',
    about: 'mutual',
    fields: fields.VOTE_FIELDS,
    bounds: VOTE,
    todayKeys: ({ governor, timelock }) => [
      ...SETTERS.map(([, name]) => todayKey(governor, name)),
      todayKey(timelock, 'updateDelay'),
    ],
    build: (all, _, given, today) => voteActions(all, given, today),
  },
  votes: {
    title: 'BRK for assessors',
    text: 'What incidents bring those who vote near their verdicts.',
    about: 'mutual',
    fields: fields.VOTES_FIELDS,
    bounds: VOTES,
    todayKeys: ({ assessorEmission }) => [todayKey(assessorEmission, 'setVotes')],
    build: ({ assessorEmission }, _, given, today) =>
      ifNew(given, today, fields.VOTES_FIELDS, () =>
        call(assessorEmission, assessorEmissionAbi as Abi, 'setVotes', [
          given.perVote,
          given.weekly,
          given.target_,
        ]),
      ),
  },
  ruling: {
    title: 'Rule on an incident',
    text: 'Where the members are the arbiter: an appeal, or a vote without a quorum.',
    about: 'mutual',
    fields: fields.RULING_FIELDS,
    bounds: {},
    todayKeys: none,
    build: ({ claims }, _, { incident, step }) => [call(claims, CLAIMS, 'rule', [incident, Number(step)])],
  },
  guardian: {
    title: 'The guardian',
    text: 'Name one, dismiss one, or both.',
    about: 'mutual',
    fields: fields.GUARDIAN_FIELDS,
    bounds: {},
    todayKeys: none,
    build: (all, _, given) => guardianActions(all, given),
  },
  part: {
    title: 'What products may use',
    text: 'Enable a premium model, a market signal or a trigger, or end that for new products.',
    about: 'mutual',
    fields: fields.PART_FIELDS,
    bounds: {},
    todayKeys: none,
    build: ({ factory }, _, { part, kind }) => [call(factory, POOLS, 'setPart', [part, Number(kind)])],
  },
  pay: {
    title: 'Pay from the treasury',
    text: 'Tokens that belong to all members.',
    about: 'mutual',
    fields: fields.PAY_FIELDS,
    bounds: {},
    todayKeys: none,
    build: (_, __, { token, to, amount }) => [
      call(token as Address, erc20Abi as Abi, 'transfer', [to, amount]),
    ],
  },
  slashed: {
    title: 'Move what assessors lost',
    text: 'Stake lost to penalties waits in the contract of the assessors.',
    about: 'mutual',
    fields: [fields.TO],
    bounds: {},
    todayKeys: none,
    build: ({ assessors }, _, { to }) => [call(assessors, assessorsAbi as Abi, 'sweepSlashed', [to])],
  },
  raw: {
    title: 'Any other call',
    text: 'For what this page has no words for. Everybody is warned that it cannot be shown in words if the contract is unknown.',
    about: 'mutual',
    fields: fields.RAW_FIELDS,
    bounds: {},
    todayKeys: none,
    build: (_, __, { target, value, data }) => [
      { target: target as Address, value: value as bigint, data: data as Hex },
    ],
  },
} satisfies Record<string, Kind>;

export type KindName = keyof typeof KINDS;

export const isKind = (name: string | undefined): name is KindName => name !== undefined && name in KINDS;
export const kindOf = (name: KindName): Kind => KINDS[name];

/** Today's values of all that a kind's form shows. */
export function todayOf(
  name: KindName,
  subject: Subject,
  context: GovernanceContext,
  all: Addresses,
): Values {
  const keys = kindOf(name).todayKeys(all, subject);
  return Object.assign({}, ...keys.map((key) => context.today[key] ?? {}));
}
