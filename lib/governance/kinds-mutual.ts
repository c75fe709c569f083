import { type Abi, type Address, erc20Abi, type Hex } from 'viem';
import {
  accessManagerAbi,
  assessorsAbi,
  emissionAbi,
  mutualGovernorAbi,
  timelockControllerAbi,
} from '@/lib/contracts/abis';
import { type Action, todayKey, type Values } from './actions';
import { RULING, VOTE } from './bounds';
import { type Addresses, CLAIMS, call, type Given, isNew, type Kind, none } from './kind';
import * as fields from './kind-fields';

const GUARDIAN_ROLE = 1n;

const SETTERS: [key: string, functionName: string][] = [
  ['newVotingDelay', 'setVotingDelay'],
  ['newVotingPeriod', 'setVotingPeriod'],
  ['newVoteExtension', 'setLateQuorumVoteExtension'],
  ['newProposalThreshold', 'setProposalThreshold'],
  ['newQuorumNumerator', 'updateQuorumNumerator'],
];

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

/** What members change of the mutual as a whole. */
export const MUTUAL_KINDS = {
  vote: {
    title: 'Voting rules',
    text: 'Voting delay and period, quorum, proposal threshold and the timelock.',
    about: 'mutual',
    fields: fields.VOTE_FIELDS,
    bounds: VOTE,
    todayKeys: ({ governor, timelock }) => [
      ...SETTERS.map(([, name]) => todayKey(governor, name)),
      todayKey(timelock, 'updateDelay'),
    ],
    build: (all, _, given, today) => voteActions(all, given, today),
  },
  ruling: {
    title: 'Rule on an incident',
    text: 'If the members are the arbiter: after an appeal or a vote without a quorum.',
    about: 'mutual',
    fields: fields.RULING_FIELDS,
    bounds: RULING,
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
  withdrawal: {
    title: 'Withdraw BRK from the emission',
    text: 'Tokens for stakers that are not funded yet.',
    about: 'mutual',
    fields: fields.WITHDRAWAL_FIELDS,
    bounds: {},
    todayKeys: none,
    build: ({ emission }, _, { to, amount }) => [
      call(emission, emissionAbi as Abi, 'withdraw', [to, amount]),
    ],
  },
  slashed: {
    title: 'Move lost stake',
    text: 'Stake that assessors lost to penalties.',
    about: 'mutual',
    fields: [fields.TO],
    bounds: {},
    todayKeys: none,
    build: ({ assessors }, _, { to }) => [call(assessors, assessorsAbi as Abi, 'sweepSlashed', [to])],
  },
  raw: {
    title: 'Any other call',
    text: 'For changes without a form here. Readers see a warning if the contract is unknown.',
    about: 'mutual',
    fields: fields.RAW_FIELDS,
    bounds: {},
    todayKeys: none,
    build: (_, __, { target, value, data }) => [
      { target: target as Address, value: value as bigint, data: data as Hex },
    ],
  },
} satisfies Record<string, Kind>;
