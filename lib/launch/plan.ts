// The plan of a launch: contracts to create, and calls through the launcher, in order.

import { type Abi, type Address, encodeFunctionData, type Hex } from 'viem';
import { launcherAbi } from '@/lib/contracts/abis';
import type { Deployment } from '@/lib/contracts/deployment';
import { byCode, byName, poolOf, saltOf } from './addresses';
import { creationCode, librariesOf } from './artifacts';
import type { Configuration } from './schema';
import type { Account } from './values';

export type Call = { to: Address; data: Hex };

/** A contract of the mutual. Its address follows from its name. */
export type Contract = { name: string; artifact: string; args: readonly unknown[]; at: Address };

/** One transaction. It is done when `creates` has code, or when the launcher recorded `step`. */
export type Step = { title: string; call: Call } & ({ creates: Address } | { step: Hex });

/** Addresses of everyone and everything in a mutual. */
export type Addresses = {
  sender: Address;
  launcher: Address;
  at: (name: string) => Address;
  account: (account: Account | 'faucet') => Address;
  pool: (index: number) => Address;
};

export type Plan = { addresses: Addresses; contracts: Contract[]; libraries: Contract[]; steps: Step[] };

export const call = (to: Address, abi: Abi, functionName: string, args: readonly unknown[]): Call => ({
  to,
  data: encodeFunctionData({ abi, functionName, args }),
});

const LAUNCHER = 'Launcher';

export function addressesOf(config: Configuration, sender: Address): Addresses {
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

/** Creations without the launcher: the launcher itself, and the libraries. */
export function foundations(config: Configuration, sender: Address, contracts: Contract[]) {
  const libraries = librariesOf(contracts.map(({ artifact }) => artifact));
  const { at, ...launcherCall } = launcherOf(config, sender);
  const steps: Step[] = [
    // first, because the launcher's block is where the indexer starts
    { title: 'Create the launcher', creates: at, call: launcherCall },
    ...libraries.map(({ name, at: creates, to, data }) => ({
      title: `Create the library ${name}`,
      creates,
      call: { to, data },
    })),
  ];
  const created: Contract[] = libraries.map(({ name, at: address }) => ({
    name,
    artifact: name,
    args: [],
    at: address,
  }));
  return { steps, libraries: [...created, { name: LAUNCHER, artifact: LAUNCHER, args: [sender], at }] };
}

export const creation = ({ launcher }: Addresses, { name, artifact, args, at }: Contract): Step => ({
  title: name === artifact ? `Create ${name}` : `Create ${name} (${artifact})`,
  creates: at,
  call: call(launcher, launcherAbi, 'deploy', [saltOf(name), creationCode(artifact, args)]),
});

/** Several calls of the launcher in one transaction: all succeed, or none. */
export function stepOf({ launcher }: Addresses, title: string, calls: Call[]): Step {
  const step = saltOf(title);
  return { title, step, call: call(launcher, launcherAbi, 'execute', [step, calls]) };
}

/** The content of contracts/deployments/<chainId>.json. */
export function deploymentOf(config: Configuration, { at }: Addresses, blockNumber: number): Deployment {
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

const demoOf = (at: Addresses['at']): NonNullable<Deployment['demo']> => ({
  asset: at('dUSD'),
  etherAsset: at('dETH'),
  savings: at('sdUSD'),
  partner: at('TIDE'),
  feed: at('NWD / USD'),
  etherFeed: at('ETH / USD'),
  faucet: at('DemoFaucet'),
});
