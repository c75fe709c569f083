import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type ContractConfig, defineConfig } from '@wagmi/cli';
import { foundry } from '@wagmi/cli/plugins';
import { root } from './settings.mjs';

const artifacts = 'contracts/out';

/** Source file (without .sol) and contract name are the same everywhere. */
const contracts = [
  'Assessors',
  'CapitalPool',
  'Claims',
  'Cover',
  'DemoAsset',
  'DemoFaucet',
  'DemoFeed',
  'DrawdownTrigger',
  'Emission',
  'ErrorsLib',
  'FeedSignal',
  'IClaimsDesk',
  'IPoolDesk',
  'IPremiumModel',
  'ImpermanentLossTrigger',
  'KinkedPremiumModel',
  'MutualGovernor',
  'MutualToken',
  'PoolFactory',
  'PriceFloorTrigger',
  'Rewards',
  'TimelockController',
];

const missing = contracts.filter((name) => !existsSync(join(root, artifacts, `${name}.sol`, `${name}.json`)));
if (missing.length > 0) throw new Error(`not compiled: ${missing.join(', ')}`);

const artifactsPlugin = foundry({
  project: root,
  artifacts,
  include: contracts.map((name) => `${name}.sol/${name}.json`),
  forge: { build: false, clean: false, rebuild: false },
});

/** These answer for their desks as well, at one address: one ABI. */
const DESKS: Record<string, string> = { CapitalPool: 'IPoolDesk', Claims: 'IClaimsDesk' };

async function wholeContracts(): Promise<ContractConfig[]> {
  const all = (await artifactsPlugin.contracts?.()) ?? [];
  const desks = new Set(Object.values(DESKS));
  const key = (item: unknown) => JSON.stringify(item);
  return all
    .filter(({ name }) => !desks.has(name))
    .map((contract) => {
      const desk = all.find(({ name }) => name === DESKS[contract.name])?.abi ?? [];
      const known = new Set(contract.abi.map(key));
      return { ...contract, abi: [...contract.abi, ...desk.filter((item) => !known.has(key(item)))] };
    });
}

export default defineConfig({
  out: 'lib/contracts/abis.ts',
  plugins: [{ ...artifactsPlugin, contracts: wholeContracts }],
});
