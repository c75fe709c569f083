import type { AbiEvent, Address, GetLogsReturnType } from 'viem';
import { readDeployment } from '@/lib/contracts/deployment';
import { chainHead, publicClient } from './client';
import { LogCache } from './log-cache';

type Logs<Events extends readonly AbiEvent[]> = GetLogsReturnType<undefined, Events, true, bigint, bigint>;

/** Of this process, by deployment, address and events. */
const caches = new Map<string, LogCache<{ blockNumber: bigint | null }>>();

/** All logs of some events of a contract since the deployment, in order. */
export async function readEvents<const Events extends readonly AbiEvent[]>(
  address: Address,
  events: Events,
): Promise<Logs<Events>> {
  const [{ chainId, factory, blockNumber }, head] = await Promise.all([readDeployment(), chainHead()]);
  const names = events.map(({ name }) => name).join();
  const key = `${chainId}:${factory}:${blockNumber}:${address}:${names}`;
  let cache = caches.get(key);
  if (!cache) {
    const client = publicClient();
    cache = new LogCache(
      {
        logs: (fromBlock, toBlock) => client.getLogs({ address, events, fromBlock, toBlock, strict: true }),
        hashOf: async (number) => (await client.getBlock({ blockNumber: number })).hash,
      },
      BigInt(blockNumber),
    );
    caches.set(key, cache);
  }
  return (await cache.read(head)) as unknown as Logs<Events>;
}
