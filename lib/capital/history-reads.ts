import { cache } from 'react';
import { type Address, getAbiItem } from 'viem';
import { capitalPoolAbi, coverAbi } from '@/lib/contracts/abis';
import { readDeployment } from '@/lib/contracts/deployment';
import { readProducts } from '@/lib/cover/reads';
import { chainHead, publicClient } from '@/lib/server/client';
import { readEvents } from '@/lib/server/logs';
import { type CapitalEvent, type CapitalHistory, foldHistory } from './history';
import { foldSales, type SaleEvent, type Sales } from './sales';
import type { PoolSummary } from './types';

const CAPITAL_EVENTS = [
  getAbiItem({ abi: capitalPoolAbi, name: 'Accrued' }),
  getAbiItem({ abi: capitalPoolAbi, name: 'Deposit' }),
  getAbiItem({ abi: capitalPoolAbi, name: 'ExitsProcessed' }),
  getAbiItem({ abi: capitalPoolAbi, name: 'LossBooked' }),
  getAbiItem({ abi: capitalPoolAbi, name: 'Paid' }),
] as const;

const SALE_EVENTS = [
  getAbiItem({ abi: coverAbi, name: 'CoverBought' }),
  getAbiItem({ abi: coverAbi, name: 'CoverExtended' }),
  getAbiItem({ abi: coverAbi, name: 'CoverCancelled' }),
] as const;

const readCapitalLogs = (pool: Address) => readEvents(pool, CAPITAL_EVENTS);

const readSaleLogs = async () => readEvents((await readDeployment()).cover, SALE_EVENTS);

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
      return { time, kind: 'accrued', premium: log.args.premium, capital: log.args.capital };
    case 'Deposit':
      return { time, kind: 'moved', capital: log.args.assets, shares: log.args.shares };
    case 'ExitsProcessed':
      return { time, kind: 'moved', capital: -log.args.assets, shares: -log.args.shares };
    case 'LossBooked':
      return { time, kind: 'loss', loss: log.args.loss, fromCapital: log.args.fromCapital };
    case 'Paid':
      return { time, kind: 'paid', assets: log.args.assets };
  }
}

function toSaleEvent({ eventName, args }: SaleLog, time: number): SaleEvent {
  switch (eventName) {
    case 'CoverBought': {
      const { cover, amount, premium, product, startDay, endDay } = args;
      const numbers = { product: Number(product), startDay: Number(startDay), endDay: Number(endDay) };
      return { time, kind: 'bought', cover, amount, premium, ...numbers };
    }
    case 'CoverExtended':
      return {
        time,
        kind: 'extended',
        cover: args.cover,
        premium: args.premium,
        endDay: Number(args.endDay),
      };
    case 'CoverCancelled':
      return { time, kind: 'cancelled', ...args, endDay: Number(args.endDay) };
  }
}

/** Blocks in which something happened to a pool's capital, oldest first. */
export const readEventBlocks = cache(async (pool: Address) => {
  const logs = await readCapitalLogs(pool);
  return Promise.all(logs.map(async (log) => ({ blockNumber: log.blockNumber, time: await timeOf(log) })));
});

/** Capital and share price of a pool since it was created. */
export const readHistory = cache(async (pool: PoolSummary): Promise<CapitalHistory> => {
  const [logs, { now }] = await Promise.all([readCapitalLogs(pool.address), chainHead()]);
  const events = await Promise.all(logs.map(async (log) => toCapitalEvent(log, await timeOf(log))));
  return foldHistory(events, { time: now, capital: pool.capital, sharePrice: pool.sharePrice });
});

const readSaleEvents = cache(async (): Promise<SaleEvent[]> => {
  const logs = await readSaleLogs();
  return Promise.all(logs.map(async (log) => toSaleEvent(log, await timeOf(log))));
});

/** What was sold of a pool's products since it was created. */
export const readSales = cache(async (pool: PoolSummary): Promise<Sales> => {
  const [events, products] = await Promise.all([readSaleEvents(), readProducts()]);
  const own = products.filter((product) => product.pool === pool.address);
  return foldSales(events, new Set(own.map((product) => product.id)));
});
