// The deployments that are indexed: every chain with a deployment file and an address to reach it at.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Address } from 'viem';
import { z } from 'zod';

const address = z.custom<Address>((value) => typeof value === 'string' && /^0x[0-9a-fA-F]{40}$/.test(value));

const schema = z.object({
  chainId: z.number(),
  blockNumber: z.number(),
  accessManager: address,
  factory: address,
  cover: address,
  claims: address,
  assessors: address,
  token: address,
  rewards: address,
  governor: address,
  timelock: address,
  emission: address,
});

export type IndexedDeployment = z.infer<typeof schema> & { rpcUrl: string };

/** A demo chain is made anew at will: nothing that was read of it is of use to the next one. */
export const DEMO_CHAIN = 31337;

type Environment = Record<string, string | undefined>;

/** The same names as the app's: RPC_URL_<chainId>, or RPC_URL for the chain of CHAIN_ID. */
export function rpcUrlOf(chainId: number, env: Environment): string | undefined {
  const own = env[`RPC_URL_${chainId}`];
  if (own) return own;
  const first = Number(env.CHAIN_ID ?? DEMO_CHAIN);
  return chainId === first ? env.RPC_URL : undefined;
}

export function readDeployments(folder: string, env: Environment): IndexedDeployment[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => /^\d+\.json$/.test(name));
  return files.toSorted().flatMap((name) => {
    const deployment = schema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
    const rpcUrl = rpcUrlOf(deployment.chainId, env);
    return rpcUrl ? [{ ...deployment, rpcUrl }] : [];
  });
}
