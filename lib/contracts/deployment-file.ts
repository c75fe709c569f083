import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Address, isAddress } from 'viem';
import { z } from 'zod';

const address = z.custom<Address>(
  (value) => typeof value === 'string' && isAddress(value, { strict: false }),
);

const schema = z.object({
  chainId: z.number(),
  /** The block of the first contract or an earlier one: no event is older. */
  blockNumber: z.number(),
  /** The mutual's name. */
  name: z.string().optional(),
  /** Where a transaction or an address can be looked up, without a slash at the end. */
  explorer: z.url().optional(),
  /** What the chain's fees are paid in, where it is not ETH. */
  coin: z.object({ name: z.string(), symbol: z.string() }).optional(),
  accessManager: address,
  factory: address,
  lens: address,
  ledger: address,
  cover: address,
  claims: address,
  assessors: address,
  token: address,
  rewards: address,
  governor: address,
  timelock: address,
  emission: address,
  model: address,
  /** Only on chains made for trying things out. */
  demo: z
    .object({
      asset: address,
      etherAsset: address,
      savings: address,
      partner: address,
      feed: address,
      etherFeed: address,
      faucet: address,
    })
    .optional(),
});

/** Where the contracts live on a chain, as `npm run launch` wrote it. */
export type Deployment = z.infer<typeof schema>;

const standardFolder = () => join(process.cwd(), 'contracts/deployments');
const read = new Map<string, { changedAt: number; deployment: Deployment }>();

/** Null when nothing was deployed to the chain. A file is read again when it has changed, so that a running app sees a new one. */
export function deploymentOn(chainId: number, folder = standardFolder()): Deployment | null {
  const file = join(folder, `${chainId}.json`);
  if (!existsSync(file)) return null;
  const changedAt = statSync(file).mtimeMs;
  const known = read.get(file);
  if (known?.changedAt === changedAt) return known.deployment;
  const deployment = schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  read.set(file, { changedAt, deployment });
  return deployment;
}

/** The chains that something was deployed to, in order of their numbers. */
export function deployedChains(folder = standardFolder()): number[] {
  if (!existsSync(folder)) return [];
  const ids = readdirSync(folder).flatMap((name) => /^(\d+)\.json$/.exec(name)?.[1] ?? []);
  return ids.map(Number).sort((a, b) => a - b);
}
