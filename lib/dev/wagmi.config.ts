import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type ContractConfig, defineConfig } from '@wagmi/cli';
import { foundry } from '@wagmi/cli/plugins';
import { root } from './settings.mjs';

const artifacts = 'contracts/out';

/** Source file (without .sol) and contract name are the same everywhere. */
const contracts = [
  'AccessManager',
  'DemoAsset',
  'DemoFaucet',
  'DemoFeed',
  'DrawdownTrigger',
  'Emission',
  'ErrorsLib',
  'FeedSignal',
  'ImpermanentLossTrigger',
  'MutualGovernor',
  'MutualToken',
  'PriceFloorTrigger',
  'TimelockController',
];

/** Contracts that users call, with the interfaces that stand in for one that is not compiled yet. */
const USER_FACING = ['Multicall', 'SelfPermit'];
const CORE: Record<string, readonly string[]> = {
  Assessors: ['IAssessors', ...USER_FACING],
  CapitalPool: ['ICapitalPool', ...USER_FACING],
  Claims: ['IClaims', ...USER_FACING],
  Cover: ['ICover', ...USER_FACING],
  Ledger: ['ILedger'],
  PoolFactory: ['IPoolFactory'],
  PoolLens: ['IPoolLens'],
  Rewards: ['IRewards', ...USER_FACING],
  UtilisationModel: ['IPremiumModel'],
};

const isCompiled = (name: string) => existsSync(join(root, artifacts, `${name}.sol`, `${name}.json`));

/** What an ABI is made of. */
const sources = new Map<string, readonly string[]>([
  ...contracts.map((name) => [name, [name]] as const),
  ...Object.entries(CORE).map(([name, parts]) => [name, isCompiled(name) ? [name] : parts] as const),
]);

const missing = [...new Set([...sources.values()].flat())].filter((name) => !isCompiled(name));
if (missing.length > 0) throw new Error(`not compiled: ${missing.join(', ')}`);

const artifactsPlugin = foundry({
  project: root,
  artifacts,
  include: [...new Set([...sources.values()].flat())].map((name) => `${name}.sol/${name}.json`),
  forge: { build: false, clean: false, rebuild: false },
});

async function wholeContracts(): Promise<ContractConfig[]> {
  const all = (await artifactsPlugin.contracts?.()) ?? [];
  const key = (item: unknown) => JSON.stringify(item);
  return [...sources].map(([name, parts]) => {
    const items = parts.flatMap((part) => all.find((other) => other.name === part)?.abi ?? []);
    return { name, abi: [...new Map(items.map((item) => [key(item), item])).values()] };
  });
}

export default defineConfig({
  out: 'lib/contracts/abis.ts',
  plugins: [{ ...artifactsPlugin, contracts: wholeContracts }],
});
