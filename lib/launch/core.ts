// The contracts of every mutual, and the token distribution and roles of its governance.

import { type Address, toFunctionSelector, zeroHash } from 'viem';
import {
  accessManagerAbi,
  mutualTokenAbi,
  poolFactoryAbi,
  timelockControllerAbi,
} from '@/lib/contracts/abis';
import { saltOf } from './addresses';
import { type Addresses, type Call, type Contract, call, type Step, stepOf } from './plan';
import { SUPPLY } from './rules';
import type { Configuration } from './schema';
import { DAY, wad } from './values';

const UNSTAKE_DELAY = 14 * DAY;
/** Administrator of the `AccessManager`. After the handover, only the timelock has this role. */
export const GOVERNANCE_ROLE = 0n;
export const GUARDIAN_ROLE = 1n;

/** Roles of the timelock. The governor holds all of them. */
export const TIMELOCK_ROLES = ['PROPOSER_ROLE', 'CANCELLER_ROLE', 'EXECUTOR_ROLE'].map(saltOf);

/** In the order that the constructors need. */
export function coreContracts({ governance }: Configuration, { at, launcher }: Addresses): Contract[] {
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

/** The timelock obeys only the governor, and only the timelock itself administers its roles. */
export function voteStep(addresses: Addresses): Step {
  const { at, launcher } = addresses;
  const [timelock, governor] = [at('MutualTimelock'), at('MutualGovernor')];
  return stepOf(addresses, 'Give the timelock to the governor', [
    ...TIMELOCK_ROLES.map((role) => call(timelock, timelockControllerAbi, 'grantRole', [role, governor])),
    call(timelock, timelockControllerAbi, 'renounceRole', [zeroHash, launcher]),
  ]);
}

export type Share = { to: Address; amount: bigint };

/** Distribution of BRK. The rest goes to the treasury. */
export function sharesOf(
  { distribution, emissionTokens }: Configuration,
  { at, account }: Addresses,
): Share[] {
  const named = [
    { to: at('Emission'), amount: wad(emissionTokens) },
    ...distribution.map(({ to, amount }) => ({ to: account(to), amount: wad(amount) })),
  ];
  const rest = named.reduce((left, { amount }) => left - amount, SUPPLY);
  return [...named, { to: at('MutualTimelock'), amount: rest }].filter(({ amount }) => amount > 0n);
}

export const tokenStep = (config: Configuration, addresses: Addresses): Step =>
  stepOf(
    addresses,
    'Distribute the tokens',
    sharesOf(config, addresses).map(({ to, amount }) =>
      call(addresses.at('MutualToken'), mutualTokenAbi, 'transfer', [to, amount]),
    ),
  );

const pausing = ['pause', 'unpause'].map((name) => {
  const item = poolFactoryAbi.find((each) => each.type === 'function' && each.name === name);
  if (item?.type !== 'function') throw new Error(`PoolFactory has no ${name}.`);
  return toFunctionSelector(item);
});

/** The handover: curators and the guardian get their roles, governance gets all others, and the launcher loses its own. */
export function handOverStep(config: Configuration, addresses: Addresses): Step {
  const { at, account, pool, launcher } = addresses;
  const [manager, factory] = [at('AccessManager'), at('PoolFactory')];
  const toManager = (name: string, ...args: unknown[]): Call => call(manager, accessManagerAbi, name, args);
  return stepOf(addresses, 'Hand over to governance', [
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
