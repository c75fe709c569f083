import 'server-only';
import { type AbiEvent, type Address, type GetLogsReturnType, type Log, zeroAddress } from 'viem';
import { readDeployment } from '@/lib/contracts/deployment';
import { ask, historyOr } from '@/lib/history/client';
import { type EventRow, eventFrom } from '@/lib/history/events';
import type { InputOf } from '@/lib/indexer/src/api/queries';
import { chainHead, publicClient } from './client';
import { LogCache } from './log-cache';

type Settled = { blockNumber: bigint | null };
type Kept = 'args' | 'blockNumber' | 'blockTimestamp' | 'eventName' | 'logIndex';
type Lean<Log> = Log extends unknown ? Pick<Log, Kept & keyof Log> : never;
/** What an event says, and when; of several kinds of event, each with its own arguments. */
export type Logged<Events extends readonly AbiEvent[]> = Lean<
  GetLogsReturnType<undefined, Events, true, bigint, bigint>[number]
>;

/** Values of indexed arguments; several of one mean any of them. */
type Filter = { pool?: Address; cover?: readonly bigint[]; voter?: Address };
type AnyFilter = Record<string, unknown>;

/** How far back the chain is asked when there is no history: a provider answers for a limited range of blocks at a time. */
export const MAX_BLOCKS = 100_000n;
/** Rows per answer of the indexer, and answers per query. */
const PAGE = 1_000;
const MAX_PAGES = 10;

/** Histories that this process remembers at the same time: the oldest of an account that nobody asks for goes first. */
const MAX_CACHES = 1_000;
const caches = new Map<string, LogCache<Settled>>();

const keyOf = (...parts: unknown[]) =>
  JSON.stringify(parts, (_, value) => (typeof value === 'bigint' ? String(value) : value));

/** The first block that is read from the chain. */
export function firstBlock(deployedAt: number, head: bigint): bigint {
  const reach = head > MAX_BLOCKS ? head - MAX_BLOCKS : 0n;
  return reach > BigInt(deployedAt) ? reach : BigInt(deployedAt);
}

async function readChain(
  address: Address,
  what: { name: string; filter?: AnyFilter },
  logs: (fromBlock: bigint, toBlock: bigint) => Promise<Settled[]>,
): Promise<Settled[]> {
  const [{ chainId, factory, blockNumber }, head] = await Promise.all([readDeployment(), chainHead()]);
  const key = keyOf(chainId, factory, blockNumber, address, what);
  const hashOf = async (number: bigint) => (await publicClient().getBlock({ blockNumber: number })).hash;
  const cache = caches.get(key) ?? new LogCache({ logs, hashOf }, firstBlock(blockNumber, head.number));
  caches.delete(key);
  caches.set(key, cache);
  const [oldest] = caches.keys();
  if (caches.size > MAX_CACHES && oldest !== undefined) caches.delete(oldest);
  return cache.read(head);
}

/** All rows of a query, page by page. */
async function readRows(asked: Omit<InputOf<'events'>, 'chain' | 'limit' | 'after'>): Promise<EventRow[]> {
  const rows: EventRow[] = [];
  for (let page = 0; page < MAX_PAGES; page++) {
    const last = rows.at(-1);
    const after = last ? { after: { block: last.block, log: last.log } } : {};
    const found = await ask('events', { ...asked, ...after, limit: PAGE });
    rows.push(...found);
    if (found.length < PAGE) break;
  }
  return rows;
}

const namesOf = (events: readonly AbiEvent[]) => events.map((event) => event.name);

/** All logs of some events of a contract since the deployment, in order; from the chain, those of the last blocks. For events of
 * which there are few: what grows with covers and votes has questions of its own. */
export function readEvents<const Events extends readonly AbiEvent[]>(
  address: Address,
  events: Events,
): Promise<Logged<Events>[]> {
  const all = historyOr(
    async () => {
      const rows = await readRows({ address, names: namesOf(events) });
      return rows.flatMap((row) => eventFrom(events, row) ?? []);
    },
    () =>
      readChain(address, { name: namesOf(events).join() }, (fromBlock, toBlock) =>
        publicClient().getLogs({ address, events, fromBlock, toBlock, strict: true }),
      ),
  );
  return all as unknown as Promise<Logged<Events>[]>;
}

/** All logs of some contracts, from the last blocks of the chain. */
export async function readChainLogs(addresses: readonly Address[]): Promise<Log<bigint, number, false>[]> {
  const address = [...addresses];
  const found = await readChain(zeroAddress, { name: address.join() }, (fromBlock, toBlock) =>
    publicClient().getLogs({ address, fromBlock, toBlock }),
  );
  return found as Log<bigint, number, false>[];
}

/** Logs of one event of a contract by indexed arguments, from the last blocks of the chain. */
export async function readChainEventsWhere<const Event extends AbiEvent>(
  address: Address,
  event: Event,
  filter: AnyFilter,
): Promise<Logged<[Event]>[]> {
  const found = await readChain(address, { name: event.name, filter }, (fromBlock, toBlock) => {
    const query = { address, event: event as AbiEvent, args: filter, strict: true } as const;
    return publicClient().getLogs({ ...query, fromBlock, toBlock });
  });
  return found as unknown as Logged<[Event]>[];
}

/** Logs of one event of a contract since the deployment, by indexed arguments. */
export function readEventsWhere<const Event extends AbiEvent>(
  address: Address,
  event: Event,
  filter: Filter,
): Promise<Logged<[Event]>[]> {
  const { pool, cover, voter } = filter;
  const asked = {
    ...(pool ? { pool } : {}),
    ...(voter ? { actor: voter } : {}),
    ...(cover ? { covers: cover.map(Number) } : {}),
  };
  return historyOr(
    async () => {
      const rows = await readRows({ address, names: [event.name], ...asked });
      return rows.flatMap((row) => (eventFrom([event], row) as Logged<[Event]> | null) ?? []);
    },
    () => readChainEventsWhere(address, event, filter),
  );
}
