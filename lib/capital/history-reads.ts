import { cache } from 'react';
import { type Address, getAbiItem } from 'viem';
import { capitalPoolAbi } from '@/lib/contracts/abis';
import { readDeployment } from '@/lib/contracts/deployment';
import { chainHead, publicClient } from '@/lib/server/client';
import { type CapitalEvent, type CapitalHistory, foldHistory } from './history';
import type { PoolSummary } from './types';

const EVENTS = [
  getAbiItem({ abi: capitalPoolAbi, name: 'Accrued' }),
  getAbiItem({ abi: capitalPoolAbi, name: 'Deposit' }),
  getAbiItem({ abi: capitalPoolAbi, name: 'ExitsProcessed' }),
  getAbiItem({ abi: capitalPoolAbi, name: 'IncidentClosed' }),
  getAbiItem({ abi: capitalPoolAbi, name: 'BondForfeited' }),
  getAbiItem({ abi: capitalPoolAbi, name: 'OwedReturned' }),
  getAbiItem({ abi: capitalPoolAbi, name: 'Paid' }),
  getAbiItem({ abi: capitalPoolAbi, name: 'Sold' }),
] as const;

async function readLogs(pool: Address, fromBlock: bigint) {
  return publicClient().getLogs({ address: pool, events: EVENTS, fromBlock, strict: true });
}

type PoolLog = Awaited<ReturnType<typeof readLogs>>[number];

/** Nodes that do not put the time into a log are asked for the block. */
async function timeOf(log: PoolLog): Promise<number> {
  const time =
    log.blockTimestamp ?? (await publicClient().getBlock({ blockNumber: log.blockNumber })).timestamp;
  return Number(time);
}

function toEvent(log: PoolLog, time: number): CapitalEvent {
  switch (log.eventName) {
    case 'Accrued':
      return { time, kind: 'accrued', ...log.args };
    case 'Deposit':
      return { time, kind: 'moved', capital: log.args.assets, shares: log.args.shares };
    case 'ExitsProcessed':
      return { time, kind: 'moved', capital: -log.args.assets, shares: -log.args.shares };
    case 'IncidentClosed':
      return { time, kind: 'moved', capital: -log.args.fromCapital, shares: 0n };
    case 'BondForfeited':
    case 'OwedReturned':
      return { time, kind: 'moved', capital: log.args.assets, shares: 0n };
    case 'Sold': {
      const { amount, startDay, endDay } = log.args;
      return { time, kind: 'sold', amount, startDay: Number(startDay), endDay: Number(endDay) };
    }
    case 'Paid':
      return { time, kind: 'paid', assets: log.args.assets };
  }
}

/** Capital and share price of a pool since it was made. */
export const readHistory = cache(async (pool: PoolSummary): Promise<CapitalHistory> => {
  const [{ blockNumber }, { now }] = await Promise.all([readDeployment(), chainHead()]);
  const logs = await readLogs(pool.address, BigInt(blockNumber));
  const events = await Promise.all(logs.map(async (log) => toEvent(log, await timeOf(log))));
  return foldHistory(events, { time: now, capital: pool.capital, sharePrice: pool.sharePrice });
});
