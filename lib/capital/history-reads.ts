import { cache } from 'react';
import { type Address, getAbiItem } from 'viem';
import { capitalPoolAbi, coverAbi } from '@/lib/contracts/abis';
import { readDeployment } from '@/lib/contracts/deployment';
import { readProducts } from '@/lib/cover/reads';
import { ask, historyOr } from '@/lib/history/client';
import { chainHead, publicClient } from '@/lib/server/client';
import { readEvents } from '@/lib/server/logs';
import { dayOf, SECONDS_A_DAY } from '@/lib/time';
import { type CapitalEvent, type CapitalHistory, foldHistory } from './history';
import { sharePrice } from './maths';
import { foldSales, inForceOn, type SaleEvent, type Sales } from './sales';
import type { PoolSummary } from './types';

const CAPITAL_EVENTS = [
  getAbiItem({ abi: capitalPoolAbi, name: 'Accrued' }),
  getAbiItem({ abi: capitalPoolAbi, name: 'Deposit' }),
  getAbiItem({ abi: capitalPoolAbi, name: 'ExitsProcessed' }),
  getAbiItem({ abi: capitalPoolAbi, name: 'LossBooked' }),
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

/** A moment at which something happened to a pool's capital. */
export type CapitalMoment = { blockNumber: bigint; time: number };

/** The first one at or after a time; null when there is none. */
export const readFirstMoment = cache(
  (pool: Address, since: number): Promise<CapitalMoment | null> =>
    historyOr(
      async () => {
        const found = await ask('capitalSince', { pool, time: since });
        return found && { time: found.time, blockNumber: BigInt(found.blockNumber) };
      },
      async () => {
        const logs = await readCapitalLogs(pool);
        const moments = logs.map(async (log) => ({ blockNumber: log.blockNumber, time: await timeOf(log) }));
        return (await Promise.all(moments)).find(({ time }) => time >= since) ?? null;
      },
    ),
);

/** Capital and share price of a pool since it was created. */
export const readHistory = cache(async (pool: PoolSummary): Promise<CapitalHistory> => {
  const { now } = await chainHead();
  const present = { time: now, capital: pool.capital, sharePrice: pool.sharePrice };
  return historyOr(
    async () => {
      const { points, ...totals } = await ask('capital', { pool: pool.address });
      const past = points.map(({ time, capital, shares }) => ({
        time,
        capital,
        sharePrice: sharePrice(capital, shares),
      }));
      return { ...totals, points: past.length > 0 ? [...past, present] : [] };
    },
    async () => {
      const logs = await readCapitalLogs(pool.address);
      const events = await Promise.all(logs.map(async (log) => toCapitalEvent(log, await timeOf(log))));
      return foldHistory(events, present);
    },
  );
});

const readSaleEvents = cache(async (): Promise<SaleEvent[]> => {
  const logs = await readSaleLogs();
  return Promise.all(logs.map(async (log) => toSaleEvent(log, await timeOf(log))));
});

/** Weeks of premium that are asked for: more than any chart shows. */
const WEEKS = 60;

/** What holders of a pool's covers paid and got back, and the cover in force today. */
export const readSales = cache(async (pool: PoolSummary): Promise<Sales> => {
  const today = dayOf((await chainHead()).now);
  return historyOr(
    async () => {
      const { weeks, inForce } = await ask('sales', { pool: pool.address, day: today, weeks: WEEKS });
      return {
        inForce,
        flows: weeks.map(({ firstDay, ...flow }) => ({ ...flow, time: firstDay * SECONDS_A_DAY })),
      };
    },
    async () => {
      const [events, products] = await Promise.all([readSaleEvents(), readProducts()]);
      const own = products.filter((product) => product.pool === pool.address);
      const { sold, flows } = foldSales(events, new Set(own.map((product) => product.id)));
      return { flows, inForce: inForceOn(sold, today) };
    },
  );
});
