import type { AbiEvent, Address, GetLogsReturnType, PublicClient } from 'viem';
import { LogCache } from '@/lib/server/log-cache';

type LogsOf<Event extends AbiEvent> = GetLogsReturnType<Event, [Event], true, bigint, bigint>;
type Settled = { blockNumber: bigint | null };

/** What was read through a client: a keeper that watches asks for the latest blocks only. */
const memories = new WeakMap<PublicClient, Map<string, LogCache<Settled>>>();

type Query<Event extends AbiEvent> = {
  address: Address;
  event: Event;
  since: number;
  filter?: Record<string, unknown>;
};

/** Logs of one event of a contract since a block, in ranges that the provider takes (A8). */
export async function readLogs<const Event extends AbiEvent>(
  client: PublicClient,
  { address, event, since, filter = {} }: Query<Event>,
): Promise<LogsOf<Event>> {
  const memory = memories.get(client) ?? new Map<string, LogCache<Settled>>();
  memories.set(client, memory);
  const chainId = client.chain?.id ?? (await client.getChainId());
  const key = [chainId, address, event.name, since, ...Object.values(filter).map(String)].join('.');
  const source = {
    logs: (fromBlock: bigint, toBlock: bigint): Promise<Settled[]> => {
      const query = { address, event: event as AbiEvent, args: filter, strict: true } as const;
      return client.getLogs({ ...query, fromBlock, toBlock });
    },
    hashOf: async (blockNumber: bigint) => (await client.getBlock({ blockNumber })).hash,
  };
  const cache = memory.get(key) ?? new LogCache(source, BigInt(since));
  memory.set(key, cache);
  const { number, hash } = await client.getBlock();
  return (await cache.read({ number, hash })) as unknown as LogsOf<Event>;
}
