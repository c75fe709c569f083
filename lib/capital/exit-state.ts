import { startOfDay } from '@/lib/time';
import { assetsFor } from './shares';
import type { PoolSummary } from './types';

/** An account's exit request; times in unix seconds. Shares that were redeemed are not in it. */
export type Exit = {
  /** UTC day of the request. */
  day: number;
  shares: bigint;
  maturesAt: number;
  /** Shares of earlier days that are not processed yet. */
  ahead: bigint;
  processed: bigint;
  /** Worth of the processed shares if no further loss charges them. */
  processedAssets: bigint;
  claimable: bigint;
  claimableAssets: bigint;
  /** When the next fill's report window ends; 0 if none is waiting. */
  payableAt: number;
};

type ExitView = Record<
  | 'requestId'
  | 'shares'
  | 'maturesAt'
  | 'ahead'
  | 'processed'
  | 'processedAssets'
  | 'claimable'
  | 'claimableAssets'
  | 'payableAt',
  bigint
>;

/** Null when the account has no exit open. */
export const exitOf = ({ requestId, maturesAt, payableAt, ...amounts }: ExitView): Exit | null =>
  amounts.shares === 0n
    ? null
    : { ...amounts, day: Number(requestId), maturesAt: Number(maturesAt), payableAt: Number(payableAt) };

export type ExitPhase = 'cooling' | 'matured' | 'pending' | 'held' | 'claimable';

/** State of an exit: cooling down, waiting to be processed, in its report window, held back by an incident, or ready. */
export function exitPhase(exit: Exit, now: number): ExitPhase {
  if (exit.claimable > 0n) return 'claimable';
  if (exit.processed === 0n) return now < exit.maturesAt ? 'cooling' : 'matured';
  return now < exit.payableAt ? 'pending' : 'held';
}

/** Shares that are processed and not claimable yet. */
export const pendingShares = ({ processed, claimable }: Pick<Exit, 'processed' | 'claimable'>): bigint =>
  processed - claimable;

/** A step of an exit on its way to money; `at` is unknown while it depends on others. */
export type Step = {
  key: 'requested' | 'matures' | 'processed' | 'paid';
  at: number | null;
  isDone: boolean;
};

/** From the request to the money. */
export function stepsOf(exit: Exit, now: number): Step[] {
  const isProcessed = exit.processed >= exit.shares;
  return [
    { key: 'requested', at: startOfDay(exit.day), isDone: true },
    { key: 'matures', at: exit.maturesAt, isDone: now >= exit.maturesAt },
    { key: 'processed', at: null, isDone: isProcessed },
    { key: 'paid', at: exit.payableAt || null, isDone: isProcessed && exit.claimable >= exit.shares },
  ];
}

/** Present worth of all queued requests. */
export const waitingToLeave = (
  pool: Pick<PoolSummary, 'exitQueue' | 'sharePrice' | 'shareDecimals' | 'asset'>,
): bigint => assetsFor(pool, pool.exitQueue.requested - pool.exitQueue.processed);

/** Assets that the limits would let leave now, matured or not. Open incidents do not stop it. */
export const roomToLeave = ({ capital, required }: Pick<PoolSummary, 'capital' | 'required'>): bigint =>
  capital > required ? capital - required : 0n;

/** Why matured exits cannot be processed now; null when they can. */
export const processingWaits = (pool: Pick<PoolSummary, 'capital' | 'required'>): string | null =>
  roomToLeave(pool) === 0n
    ? 'All of the pool’s capital is required for live cover. Processing resumes when cover ends or someone stakes.'
    : null;

/** Why an account cannot request another exit today; null when it can. An open request can grow on its own day only. */
export const requestWaits = (exit: Exit | null, today: number): string | null =>
  exit === null || exit.day === today
    ? null
    : 'You have one exit open in this pool. Claim it in full first, or use another account.';
