import type { AbiEvent, Address, GetLogsReturnType } from 'viem';
import { readDeployment } from '@/lib/contracts/deployment';
import { chainHead, publicClient } from './client';
import { LogCache } from './log-cache';

type Settled = { blockNumber: bigint | null };
type Logs<Events extends readonly AbiEvent[]> = GetLogsReturnType<undefined, Events, true, bigint, bigint>;
type LogsOf<Event extends AbiEvent> = GetLogsReturnType<Event, [Event], true, bigint, bigint>;
/** Values of indexed arguments; several of one mean any of them. */
type Filter = Record<string, unknown>;

/** Histories that this process remembers at the same time: the oldest of an account that nobody asks for goes first. */
const MAX_CACHES = 1_000;
const caches = new Map<string, LogCache<Settled>>();

const keyOf = (...parts: unknown[]) =>
  JSON.stringify(parts, (_, value) => (typeof value === 'bigint' ? String(value) : value));

async function read(
  address: Address,
  what: { name: string; filter?: Filter },
  logs: (fromBlock: bigint, toBlock: bigint) => Promise<Settled[]>,
): Promise<Settled[]> {
  const [{ chainId, factory, blockNumber }, head] = await Promise.all([readDeployment(), chainHead()]);
  const key = keyOf(chainId, factory, blockNumber, address, what);
  const hashOf = async (number: bigint) => (await publicClient().getBlock({ blockNumber: number })).hash;
  const cache = caches.get(key) ?? new LogCache({ logs, hashOf }, BigInt(blockNumber));
  caches.delete(key);
  caches.set(key, cache);
  const [oldest] = caches.keys();
  if (caches.size > MAX_CACHES && oldest !== undefined) caches.delete(oldest);
  return cache.read(head);
}

/** All logs of some events of a contract since the deployment, in order. */
export async function readEvents<const Events extends readonly AbiEvent[]>(
  address: Address,
  events: Events,
): Promise<Logs<Events>> {
  const name = events.map((event) => event.name).join();
  const logs = await read(address, { name }, (fromBlock, toBlock) =>
    publicClient().getLogs({ address, events, fromBlock, toBlock, strict: true }),
  );
  return logs as unknown as Logs<Events>;
}

/** Logs of one event of a contract since the deployment, by indexed arguments. */
export async function readEventsWhere<const Event extends AbiEvent>(
  address: Address,
  event: Event,
  filter: Filter,
): Promise<LogsOf<Event>> {
  const logs = await read(address, { name: event.name, filter }, (fromBlock, toBlock) => {
    const query = { address, event: event as AbiEvent, args: filter, strict: true } as const;
    return publicClient().getLogs({ ...query, fromBlock, toBlock });
  });
  return logs as unknown as LogsOf<Event>;
}
