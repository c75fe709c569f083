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
  blockNumber: z.number(),
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

/** Where the contracts live on a chain, as the deploy script wrote it. */
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
