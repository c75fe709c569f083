import { readFileSync } from 'node:fs';
import { defineConfig } from '@wagmi/cli';
import { artifactFile } from './artifact.mjs';

/** Source file (without .sol) and contract name are the same everywhere. */
const contracts = [
  'AccessManager',
  'Assessors',
  'CapitalPool',
  'Claims',
  'CourtArbiter',
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

const missing = contracts.filter((name) => !artifactFile(name));
if (missing.length > 0) throw new Error(`not compiled: ${missing.join(', ')}`);

export default defineConfig({
  out: 'lib/contracts/abis.ts',
  contracts: contracts.map((name) => ({
    name,
    abi: JSON.parse(readFileSync(artifactFile(name) ?? '', 'utf8')).abi,
  })),
});
