// All that a launch does, in order: contracts to be created and steps of the launcher.

import { type Abi, type Address, encodeFunctionData, type Hex } from 'viem';
import { launcherAbi } from '@/lib/contracts/abis';
import type { Deployment } from '@/lib/contracts/deployment';
import { byCode, byName, poolOf, saltOf } from './addresses';
import { creationCode, librariesOf } from './artifacts';
import type { Configuration } from './schema';
import type { Account } from './values';

export type Call = { to: Address; data: Hex };

/** A contract of the mutual. Its name tells where it is. */
export type Contract = { name: string; artifact: string; args: readonly unknown[]; at: Address };

/** One transaction. It is done when `creates` has code, or when the launcher says that `step` was taken. */
export type Step = { title: string; call: Call } & ({ creates: Address } | { step: Hex });

/** Where everything of a mutual is. */
export type Places = {
  sender: Address;
  launcher: Address;
  at: (name: string) => Address;
  account: (account: Account | 'faucet') => Address;
  pool: (index: number) => Address;
};

export type Plan = { places: Places; contracts: Contract[]; libraries: Contract[]; steps: Step[] };

export const call = (to: Address, abi: Abi, functionName: string, args: readonly unknown[]): Call => ({
  to,
  data: encodeFunctionData({ abi, functionName, args }),
});

const LAUNCHER = 'Launcher';

export function placesOf(config: Configuration, sender: Address): Places {
  const launcher = launcherOf(config, sender).at;
  const at = (name: string) => byName(launcher, name);
  return {
    sender,
    launcher,
    at,
    account: (account) => {
      if (account === 'deployer') return sender;
      if (account === 'governance') return at('MutualTimelock');
      return account === 'faucet' ? at('DemoFaucet') : account;
    },
    pool: (index) => poolOf(at('PoolFactory'), index),
  };
}

const launcherOf = ({ name }: Configuration, sender: Address) =>
  byCode(creationCode(LAUNCHER, [sender]), saltOf(name));

/** Creations that need no launcher: its own, and the libraries'. */
export function foundations(config: Configuration, sender: Address, contracts: Contract[]) {
  const libraries = librariesOf(contracts.map(({ artifact }) => artifact));
  const { at, ...launcherCall } = launcherOf(config, sender);
  const steps: Step[] = [
    // first: its time tells the block from which there are events
    { title: 'Create the launcher', creates: at, call: launcherCall },
    ...libraries.map(({ name, at: creates, to, data }) => ({
      title: `Create the library ${name}`,
      creates,
      call: { to, data },
    })),
  ];
  const created: Contract[] = libraries.map(({ name, at: place }) => ({
    name,
    artifact: name,
    args: [],
    at: place,
  }));
  return { steps, libraries: [...created, { name: LAUNCHER, artifact: LAUNCHER, args: [sender], at }] };
}

export const creation = ({ launcher }: Places, { name, artifact, args, at }: Contract): Step => ({
  title: name === artifact ? `Create ${name}` : `Create ${name} (${artifact})`,
  creates: at,
  call: call(launcher, launcherAbi, 'deploy', [saltOf(name), creationCode(artifact, args)]),
});

/** Calls of the launcher, all or none. */
export function stepOf({ launcher }: Places, title: string, calls: Call[]): Step {
  const step = saltOf(title);
  return { title, step, call: call(launcher, launcherAbi, 'take', [step, calls]) };
}

/** As contracts/deployments/<chainId>.json names the contracts. */
export function deploymentOf(config: Configuration, { at }: Places, blockNumber: number): Deployment {
  const { name, chainId, explorer, coin } = config;
  return {
    chainId,
    blockNumber,
    name,
    ...(explorer ? { explorer: explorer.replace(/\/$/, '') } : {}),
    ...(coin ? { coin } : {}),
    accessManager: at('AccessManager'),
    factory: at('PoolFactory'),
    cover: at('Cover'),
    claims: at('Claims'),
    assessors: at('Assessors'),
    token: at('MutualToken'),
    rewards: at('Rewards'),
    governor: at('MutualGovernor'),
    timelock: at('MutualTimelock'),
    emission: at('Emission'),
    ledger: at('Ledger'),
    lens: at('PoolLens'),
    model: at('UtilisationModel'),
    ...(config.demo ? { demo: demoOf(at) } : {}),
  };
}

const demoOf = (at: Places['at']): NonNullable<Deployment['demo']> => ({
  asset: at('dUSD'),
  etherAsset: at('dETH'),
  savings: at('sdUSD'),
  partner: at('TIDE'),
  feed: at('NWD / USD'),
  etherFeed: at('ETH / USD'),
  faucet: at('DemoFaucet'),
});
