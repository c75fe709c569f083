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
