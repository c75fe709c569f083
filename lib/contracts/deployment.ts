import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache } from 'react';
import { type Address, isAddress } from 'viem';
import { z } from 'zod';
import { serverEnv } from '@/lib/env';

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

/** Null when nothing was deployed to the configured chain. */
export const findDeployment = cache(async (): Promise<Deployment | null> => {
  const { chainId } = serverEnv();
  const file = join(process.cwd(), 'contracts/deployments', `${chainId}.json`);
  // not awaited: the page's first questions to the chain then leave together, as one request
  return existsSync(file) ? schema.parse(JSON.parse(readFileSync(file, 'utf8'))) : null;
});

export async function readDeployment(): Promise<Deployment> {
  const deployment = await findDeployment();
  if (!deployment) throw new Error(`Breakwater is not deployed on chain ${serverEnv().chainId}.`);
  return deployment;
}
