// The contracts that every mutual has, and the members' vote over them.

import { type Address, toFunctionSelector, zeroHash } from 'viem';
import {
  accessManagerAbi,
  mutualTokenAbi,
  poolFactoryAbi,
  timelockControllerAbi,
} from '@/lib/contracts/abis';
import { saltOf } from './addresses';
import { type Call, type Contract, call, type Places, type Step, stepOf } from './plan';
import { SUPPLY } from './rules';
import type { Configuration } from './schema';
import { DAY, wad } from './values';

const UNSTAKE_DELAY = 14 * DAY;
/** Administrator of the `AccessManager`: the timelock, after the handover. */
export const GOVERNANCE_ROLE = 0n;
export const GUARDIAN_ROLE = 1n;

/** Roles of the timelock, all of them the governor's. */
export const TIMELOCK_ROLES = ['PROPOSER_ROLE', 'CANCELLER_ROLE', 'EXECUTOR_ROLE'].map(saltOf);

/** In the order that their constructors need. */
export function coreContracts({ governance }: Configuration, { at, launcher }: Places): Contract[] {
  const terms = {
    votingDelay: governance.votingDelayDays * DAY,
    votingPeriod: governance.votingPeriodDays * DAY,
    lateExtension: governance.lateExtensionDays * DAY,
    threshold: wad(governance.proposalThreshold),
    quorumPercent: BigInt(governance.quorumPercent),
  };
  const manager = at('AccessManager');
  const of = (name: string, ...args: unknown[]): Contract => ({ name, artifact: name, args, at: at(name) });
  return [
    of('AccessManager', launcher),
    of('MutualToken', launcher, SUPPLY),
    of('UtilisationModel'),
    of('Ledger'),
    of('CapitalPool', at('Ledger'), at('Cover'), at('Claims'), at('Rewards')),
    of('PoolFactory', manager, at('CapitalPool')),
    of('Cover', at('PoolFactory'), at('Ledger'), at('Claims')),
    of('Assessors', manager, at('MutualToken'), at('Claims'), UNSTAKE_DELAY),
    of('Claims', manager, at('Cover'), at('Assessors')),
    of('Rewards', manager, at('PoolFactory')),
    of('PoolLens', at('Cover'), at('Ledger')),
    of('MutualTimelock', governance.timelockDays * DAY, launcher),
    of('MutualGovernor', at('MutualToken'), at('MutualTimelock'), terms),
    of('Emission', manager, at('MutualToken'), at('Rewards')),
  ];
}

/** The timelock obeys the governor alone, and nobody administers its roles but itself. */
export function voteStep(places: Places): Step {
  const { at, launcher } = places;
  const [timelock, governor] = [at('MutualTimelock'), at('MutualGovernor')];
  return stepOf(places, 'Give the timelock to the governor', [
    ...TIMELOCK_ROLES.map((role) => call(timelock, timelockControllerAbi, 'grantRole', [role, governor])),
    call(timelock, timelockControllerAbi, 'renounceRole', [zeroHash, launcher]),
  ]);
}

export type Share = { to: Address; amount: bigint };

/** Distribution of BRK. The rest goes to the treasury. */
export function sharesOf({ distribution, emissionTokens }: Configuration, { at, account }: Places): Share[] {
  const named = [
    { to: at('Emission'), amount: wad(emissionTokens) },
    ...distribution.map(({ to, amount }) => ({ to: account(to), amount: wad(amount) })),
  ];
  const rest = named.reduce((left, { amount }) => left - amount, SUPPLY);
  return [...named, { to: at('MutualTimelock'), amount: rest }].filter(({ amount }) => amount > 0n);
}

export const tokenStep = (config: Configuration, places: Places): Step =>
  stepOf(
    places,
    'Distribute the tokens',
    sharesOf(config, places).map(({ to, amount }) =>
      call(places.at('MutualToken'), mutualTokenAbi, 'transfer', [to, amount]),
    ),
  );

const pausing = ['pause', 'unpause'].map((name) => {
  const item = poolFactoryAbi.find((each) => each.type === 'function' && each.name === name);
  if (item?.type !== 'function') throw new Error(`PoolFactory has no ${name}.`);
  return toFunctionSelector(item);
});

/** The handover: curators and the guardian get their roles, governance everything else, and the launcher keeps nothing. */
export function handOverStep(config: Configuration, places: Places): Step {
  const { at, account, pool, launcher } = places;
  const [manager, factory] = [at('AccessManager'), at('PoolFactory')];
  const toManager = (name: string, ...args: unknown[]): Call => call(manager, accessManagerAbi, name, args);
  return stepOf(places, 'Hand over to governance', [
    ...config.pools.map(({ curator }, index) =>
      call(factory, poolFactoryAbi, 'setCurator', [pool(index), account(curator)]),
    ),
    toManager('labelRole', GUARDIAN_ROLE, 'GUARDIAN'),
    toManager('setTargetFunctionRole', factory, pausing, GUARDIAN_ROLE),
    toManager('grantRole', GUARDIAN_ROLE, account(config.guardian), 0),
    toManager('grantRole', GOVERNANCE_ROLE, at('MutualTimelock'), 0),
    toManager('renounceRole', GOVERNANCE_ROLE, launcher),
  ]);
}
