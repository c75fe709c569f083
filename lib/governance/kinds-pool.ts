import type { Abi } from 'viem';
import { emissionAbi, rewardsAbi } from '@/lib/contracts/abis';
import { todayKey, type Values } from './actions';
import { EMISSION, LIMITS, PARAMS, PROCESS } from './bounds';
import { CLAIMS, call, type Given, ifNew, type Kind, none, numbers, POOLS, pool } from './kind';
import * as fields from './kind-fields';

const processOf = (given: Given, today: Values) => ({
  ...today,
  ...numbers(given, fields.PROCESS_FIELDS),
  bond: given.bond,
});

/** What members change of a pool, or of one of its products. */
export const POOL_KINDS = {
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
} satisfies Record<string, Kind>;
