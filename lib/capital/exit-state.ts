import { startOfDay } from '@/lib/time';
import { assetsFor } from './shares';
import type { PoolSummary } from './types';

/** One exit request, as its owner sees it; times in unix seconds. */
export type Exit = {
  id: number;
  shares: bigint;
  requestedDay: number;
  maturesAt: number;
  ahead: bigint;
  processedShares: bigint;
  processedAssets: bigint;
  takeableShares: bigint;
  takeableAssets: bigint;
  advanceableAssets: bigint;
  nextTakeableAt: number;
};

type RawExit = { [Key in keyof Exit]: bigint };

export const exitOf = (raw: RawExit): Exit => ({
  ...raw,
  id: Number(raw.id),
  requestedDay: Number(raw.requestedDay),
  maturesAt: Number(raw.maturesAt),
  nextTakeableAt: Number(raw.nextTakeableAt),
});

export type ExitPhase = 'cooling' | 'matured' | 'partly' | 'chargeable' | 'held' | 'takeable';

/** Where an exit is: cooling down, waiting to be processed, waiting out the report window, or ready. */
export function exitPhase(exit: Exit, now: number): ExitPhase {
  if (exit.takeableShares > 0n) return 'takeable';
  if (exit.processedShares === 0n) return now < exit.maturesAt ? 'cooling' : 'matured';
  if (exit.processedShares < exit.shares) return 'partly';
  return now < exit.nextTakeableAt ? 'chargeable' : 'held';
}

/** What can be paid of an exit ahead of its turn while an incident holds the rest; null when nothing can. */
export function advanceOf(exit: Exit): { now: bigint; later: bigint } | null {
  const { advanceableAssets: now, takeableAssets, processedAssets } = exit;
  return now > takeableAssets ? { now, later: processedAssets > now ? processedAssets - now : 0n } : null;
}

/** One station of an exit on its way to money; `at` is unknown while it depends on others. */
export type Station = {
  key: 'requested' | 'matures' | 'leaves' | 'paid';
  at: number | null;
  isDone: boolean;
};

/** From the request to the money. */
export function stationsOf(exit: Exit, now: number): Station[] {
  const hasLeft = exit.processedShares >= exit.shares;
  return [
    { key: 'requested', at: startOfDay(exit.requestedDay), isDone: true },
    { key: 'matures', at: exit.maturesAt, isDone: now >= exit.maturesAt },
    { key: 'leaves', at: null, isDone: hasLeft },
    { key: 'paid', at: exit.nextTakeableAt || null, isDone: hasLeft && exit.takeableShares >= exit.shares },
  ];
}

/** What all requests that wait in the queue are worth now. */
export const waitingToLeave = (
  pool: Pick<PoolSummary, 'exitQueue' | 'sharePrice' | 'shareDecimals' | 'asset'>,
): bigint => assetsFor(pool, pool.exitQueue.requested - pool.exitQueue.processed);

/** What solvency would let leave now, matured or not. */
export const roomToLeave = (pool: Pick<PoolSummary, 'priceUncertain' | 'capital' | 'required'>): bigint =>
  pool.priceUncertain || pool.capital <= pool.required ? 0n : pool.capital - pool.required;

/** Why matured exits cannot be processed now; null when they can. */
export function processingWaits(
  pool: Pick<PoolSummary, 'priceUncertain' | 'capital' | 'required'>,
): string | null {
  if (pool.priceUncertain) {
    return 'Processing waits until the open incident is decided: it could still change what a share is worth.';
  }
  return pool.capital <= pool.required
    ? 'Processing waits: all of the pool’s capital is needed for live cover. It goes on when covers end or capital comes in.'
    : null;
}
