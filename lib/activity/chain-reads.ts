// The activity without an indexer: what the last blocks of the chain hold.

import { cache } from 'react';
import { type Abi, type Address, isAddressEqual, type Log, parseEventLogs } from 'viem';
import { readPools } from '@/lib/capital/reads';
import { readDeployment } from '@/lib/contracts/deployment';
import { CONTRACTS, POOL } from '@/lib/indexer/contracts';
import { kindOf } from '@/lib/indexer/src/kinds';
import { type Arguments, asText, namedIn, peopleIn } from '@/lib/indexer/src/subject';
import { publicClient } from '@/lib/server/client';
import { readChainLogs } from '@/lib/server/logs';
import type { ActivityFilter } from './filter';
import type { Activity } from './types';

type Source = { contract: string; address: Address; abi: Abi };

async function readSources(): Promise<Source[]> {
  const [deployment, pools] = await Promise.all([readDeployment(), readPools()]);
  return [
    ...Object.entries(CONTRACTS).map(([contract, { abi, at }]) => ({
      contract,
      address: deployment[at],
      abi,
    })),
    ...pools.map(({ address }) => ({ contract: POOL.name, address, abi: POOL.abi })),
  ];
}

type Found = Activity & { kind: string; other: Address | null };
type DatedLog = Log<bigint, number, false> & { blockTimestamp?: bigint };

async function activityFrom(log: DatedLog, sources: readonly Source[]): Promise<Found[]> {
  const source = sources.find(({ address }) => isAddressEqual(address, log.address));
  if (!source) return [];
  const [event] = parseEventLogs({ abi: source.abi, logs: [log] });
  if (!event) return [];
  const args = event.args as Arguments;
  const [actor, other] = peopleIn(args, log.address);
  const time =
    log.blockTimestamp ?? (await publicClient().getBlock({ blockNumber: log.blockNumber })).timestamp;
  return [
    {
      block: Number(log.blockNumber),
      log: log.logIndex,
      time: Number(time),
      transaction: log.transactionHash,
      contract: source.contract,
      name: event.eventName,
      kind: kindOf(source.contract, event.eventName),
      actor,
      other,
      ...namedIn(source.contract, log.address, args),
      args: JSON.parse(asText(args)),
    },
  ];
}

/** Every event of the last blocks, the latest first. */
export const readRecentActivity = cache(async (): Promise<Found[]> => {
  const sources = await readSources();
  const logs = await readChainLogs(sources.map(({ address }) => address));
  const found = await Promise.all(logs.map((log) => activityFrom(log, sources)));
  return found.flat().toSorted((a, b) => b.block - a.block || b.log - a.log);
});

/** What an event does not name itself is not known without an indexer: a payout names its incident, but not the product. */
export function isListed({ account, pool, ...asked }: ActivityFilter, event: Found): boolean {
  const isOf = (one: Address | null, other: Address) => one !== null && isAddressEqual(one, other);
  return (
    Object.entries(asked).every(([name, value]) => event[name as keyof typeof asked] === value) &&
    (!pool || isOf(event.pool, pool)) &&
    (!account || isOf(event.actor, account) || isOf(event.other, account))
  );
}
