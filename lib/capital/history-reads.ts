import { cache } from 'react';
import { type Address, getAbiItem } from 'viem';
import { capitalPoolAbi, coverAbi } from '@/lib/contracts/abis';
import { readDeployment } from '@/lib/contracts/deployment';
import { readProducts } from '@/lib/cover/reads';
import { chainHead, publicClient } from '@/lib/server/client';
import { type CapitalEvent, type CapitalHistory, foldHistory } from './history';
import { foldSales, type SaleEvent, type Sales } from './sales';
import type { PoolSummary } from './types';

const CAPITAL_EVENTS = [
  getAbiItem({ abi: capitalPoolAbi, name: 'Accrued' }),
  getAbiItem({ abi: capitalPoolAbi, name: 'Deposit' }),
  getAbiItem({ abi: capitalPoolAbi, name: 'ExitsProcessed' }),
  getAbiItem({ abi: capitalPoolAbi, name: 'IncidentClosed' }),
  getAbiItem({ abi: capitalPoolAbi, name: 'BondForfeited' }),
  getAbiItem({ abi: capitalPoolAbi, name: 'OwedReturned' }),
  getAbiItem({ abi: capitalPoolAbi, name: 'Paid' }),
] as const;

const SALE_EVENTS = [
  getAbiItem({ abi: coverAbi, name: 'CoverBought' }),
  getAbiItem({ abi: coverAbi, name: 'CoverIncreased' }),
  getAbiItem({ abi: coverAbi, name: 'CoverExtended' }),
  getAbiItem({ abi: coverAbi, name: 'CoverCancelled' }),
] as const;

async function readCapitalLogs(pool: Address) {
  const fromBlock = BigInt((await readDeployment()).blockNumber);
  return publicClient().getLogs({ address: pool, events: CAPITAL_EVENTS, fromBlock, strict: true });
}

async function readSaleLogs() {
  const { cover, blockNumber } = await readDeployment();
  const fromBlock = BigInt(blockNumber);
  return publicClient().getLogs({ address: cover, events: SALE_EVENTS, fromBlock, strict: true });
}

type CapitalLog = Awaited<ReturnType<typeof readCapitalLogs>>[number];
type SaleLog = Awaited<ReturnType<typeof readSaleLogs>>[number];

/** Nodes that do not put the time into a log are asked for the block. */
async function timeOf(log: CapitalLog | SaleLog): Promise<number> {
  const time =
    log.blockTimestamp ?? (await publicClient().getBlock({ blockNumber: log.blockNumber })).timestamp;
  return Number(time);
}

function toCapitalEvent(log: CapitalLog, time: number): CapitalEvent {
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
    case 'Paid':
      return { time, kind: 'paid', assets: log.args.assets };
  }
}

function toSaleEvent({ eventName, args }: SaleLog, time: number): SaleEvent {
  switch (eventName) {
    case 'CoverBought': {
      const { product, startDay, endDay, ...rest } = args;
      const numbers = { product: Number(product), startDay: Number(startDay), endDay: Number(endDay) };
      return { time, kind: 'bought', ...rest, ...numbers };
    }
    case 'CoverIncreased':
      return { time, kind: 'increased', ...args, startDay: Number(args.startDay) };
    case 'CoverExtended':
      return { time, kind: 'extended', ...args, endDay: Number(args.endDay) };
    case 'CoverCancelled':
      return { time, kind: 'cancelled', ...args, endDay: Number(args.endDay) };
  }
}

/** Capital and share price of a pool since it was made. */
export const readHistory = cache(async (pool: PoolSummary): Promise<CapitalHistory> => {
  const [logs, { now }] = await Promise.all([readCapitalLogs(pool.address), chainHead()]);
  const events = await Promise.all(logs.map(async (log) => toCapitalEvent(log, await timeOf(log))));
  return foldHistory(events, { time: now, capital: pool.capital, sharePrice: pool.sharePrice });
});

const readSaleEvents = cache(async (): Promise<SaleEvent[]> => {
  const logs = await readSaleLogs();
  return Promise.all(logs.map(async (log) => toSaleEvent(log, await timeOf(log))));
});

/** What was sold of a pool's products since it was made. */
export const readSales = cache(async (pool: PoolSummary): Promise<Sales> => {
  const [events, products] = await Promise.all([readSaleEvents(), readProducts()]);
  const own = products.filter((product) => product.pool === pool.address);
  return foldSales(events, new Set(own.map((product) => product.id)));
});
