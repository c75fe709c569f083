import { cache } from 'react';
import { createPublicClient, type Hex, http, type PublicClient } from 'viem';
import { chainOf } from '@/lib/chains';
import { serverEnv } from '@/lib/env';

let client: PublicClient | undefined;

/** Reads the chain; calls made together travel as one request. */
export function publicClient(): PublicClient {
  const { chainId, rpcUrl } = serverEnv();
  client ??= createPublicClient({
    chain: chainOf({ chainId, rpcUrl }),
    transport: http(rpcUrl, { batch: { batchSize: 100, wait: 0 }, timeout: 10_000, retryCount: 1 }),
  });
  return client;
}

export type ChainHead = { number: bigint; hash: Hex; now: number };

/** The latest block. Its timestamp is what the app means by "now": a demo chain's clock is moved by hand. */
export const chainHead = cache(async (): Promise<ChainHead> => {
  const block = await publicClient().getBlock();
  return { number: block.number, hash: block.hash, now: Number(block.timestamp) };
});
