import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type ContractConfig, defineConfig } from '@wagmi/cli';
import { foundry } from '@wagmi/cli/plugins';
import { root } from './settings.mjs';

const artifacts = 'contracts/out';

/** Source file (without .sol) and contract name are the same everywhere. */
const contracts = [
  'AccessManager',
  'AssessorEmission',
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
  'IPoolOffice',
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

/** These answer for their other parts as well, at one address: one ABI. */
const PARTS: Record<string, string[]> = {
  CapitalPool: ['IPoolDesk', 'IPoolOffice'],
  Claims: ['IClaimsDesk'],
};

async function wholeContracts(): Promise<ContractConfig[]> {
  const all = (await artifactsPlugin.contracts?.()) ?? [];
  const parts = new Set(Object.values(PARTS).flat());
  const key = (item: unknown) => JSON.stringify(item);
  return all
    .filter(({ name }) => !parts.has(name))
    .map((contract) => {
      const names = [contract.name, ...(PARTS[contract.name] ?? [])];
      const items = names.flatMap((name) => all.find((other) => other.name === name)?.abi ?? []);
      return { ...contract, abi: [...new Map(items.map((item) => [key(item), item])).values()] };
    });
}

export default defineConfig({
  out: 'lib/contracts/abis.ts',
  plugins: [{ ...artifactsPlugin, contracts: wholeContracts }],
});
