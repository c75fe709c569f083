import type { Abi } from 'viem';
import { emissionAbi, rewardsAbi } from '@/lib/contracts/abis';
import { todayKey } from './actions';
import { EMISSION, LIMITS, PARAMS, PROCESS } from './bounds';
import { CLAIMS, call, type Given, ifNew, type Kind, none, numbers, POOLS, pool } from './kind';
import * as fields from './kind-fields';

const processOf = (given: Given) => ({ ...numbers(given, fields.PROCESS_FIELDS), bond: given.bond });

const limitsOf = (given: Given) => {
  const { minRiskRate, maxRiskRate } = given;
  return { ...numbers(given, fields.LIMITS_FIELDS), minRiskRate, maxRiskRate };
};

/** What members change of a pool. */
export const POOL_KINDS = {
  process: {
    title: 'How incidents are decided',
    text: 'Thresholds, quorum, windows, bonds, penalties of assessors, arbiter. It applies to events from then on, and can change once per report window.',
    about: 'pool',
    fields: fields.PROCESS_FIELDS,
    bounds: PROCESS,
    todayKeys: ({ claims }, subject) => [todayKey(claims, 'setProcess', subject)],
    build: ({ claims }, subject, given, today) =>
      ifNew(given, today, fields.PROCESS_FIELDS, () =>
        call(claims, CLAIMS, 'setProcess', [pool(subject), processOf(given)]),
      ),
  },
  params: {
    title: 'Fees and risk limits',
    text: 'Solvency margin, correlation, caps, fees, reserve.',
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
    title: 'Curator limits',
    text: 'Bounds for products that are listed or loosened from then on.',
    about: 'pool',
    fields: fields.LIMITS_FIELDS,
    bounds: LIMITS,
    todayKeys: ({ factory }, subject) => [todayKey(factory, 'setLimits', subject)],
    build: ({ factory }, subject, given, today) =>
      ifNew(given, today, fields.LIMITS_FIELDS, () =>
        call(factory, POOLS, 'setLimits', [pool(subject), limitsOf(given)]),
      ),
  },
  model: {
    title: 'Cost of capital',
    text: 'The contract that prices the capital that a cover binds. It applies to cover sold from then on.',
    about: 'pool',
    fields: fields.MODEL_FIELDS,
    bounds: {},
    todayKeys: ({ factory }, subject) => [todayKey(factory, 'setModel', subject)],
    build: ({ factory }, subject, given, today) =>
      ifNew(given, today, fields.MODEL_FIELDS, () =>
        call(factory, POOLS, 'setModel', [pool(subject), given.model]),
      ),
  },
  part: {
    title: 'Signals and triggers',
    text: 'Enable a market signal or a trigger for its products, or disable it for new ones.',
    about: 'pool',
    fields: fields.PART_FIELDS,
    bounds: {},
    todayKeys: none,
    build: ({ factory }, subject, { part, kind }) => [
      call(factory, POOLS, 'setPart', [pool(subject), part, Number(kind)]),
    ],
  },
  curator: {
    title: 'Curator',
    text: 'The account that lists products and changes their terms.',
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
    title: 'BRK for stakers',
    text: 'How much BRK per week, and up to which capital.',
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
    text: 'One more token that anyone can use to reward the pool’s shares.',
    about: 'pool',
    fields: fields.REWARD_FIELDS,
    bounds: {},
    todayKeys: none,
    build: ({ rewards }, subject, { token, minimum }) => [
      call(rewards, rewardsAbi as Abi, 'addToken', [pool(subject), token, minimum]),
    ],
  },
  fees: {
    title: 'Pay out fees',
    text: 'To the treasury or any other account.',
    about: 'pool',
    fields: fields.FEES_FIELDS,
    bounds: {},
    todayKeys: none,
    build: ({ factory }, subject, { to, assets }) => [
      call(factory, POOLS, 'payFees', [pool(subject), to, assets]),
    ],
  },
} satisfies Record<string, Kind>;
