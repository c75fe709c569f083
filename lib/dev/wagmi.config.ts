import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from '@wagmi/cli';
import { foundry } from '@wagmi/cli/plugins';
import { root } from './settings.mjs';

const artifacts = 'contracts/out';

/** Source file (without .sol) and contract name are the same everywhere. */
const contracts = [
  'AccessManager',
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
  'ImpermanentLossTrigger',
  'Launcher',
  'Ledger',
  'MutualGovernor',
  'MutualToken',
  'PoolFactory',
  'PoolLens',
  'PriceFloorTrigger',
  'Rewards',
  'TimelockController',
  'UtilisationModel',
];

const missing = contracts.filter((name) => !existsSync(join(root, artifacts, `${name}.sol`, `${name}.json`)));
if (missing.length > 0) throw new Error(`not compiled: ${missing.join(', ')}`);

export default defineConfig({
  out: 'lib/contracts/abis.ts',
  plugins: [
    foundry({
      project: root,
      artifacts,
      include: contracts.map((name) => `${name}.sol/${name}.json`),
      forge: { build: false, clean: false, rebuild: false },
    }),
  ],
});
