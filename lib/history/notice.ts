import { formatDuration } from '@/lib/time';
import type { Progress } from './progress';
import type { Sighting } from './watch';

export type Notice = { kind: 'info' | 'warn'; title: string; text: string };

const FROM_CHAIN = 'Lists and charts come from the latest blocks of the chain and may be incomplete.';

/** A page's notice about the history; none if it is up to date, or if there is no indexer. */
export function noticeOf(
  progress: Progress,
  { last, isOnItsWay }: Sighting,
  head: { number: bigint; now: number },
): Notice | null {
  if (progress.kind === 'off' || (progress.kind === 'here' && !progress.isBehind)) return null;
  const kind = isOnItsWay ? 'info' : 'warn';
  // before its first event the indexer names a block without a time
  const age = last && last.time > 0 ? `, ${formatDuration(Math.max(60, head.now - last.time))} ago` : '';
  const title = last
    ? `History is up to block ${last.block} of ${head.number}${age}`
    : isOnItsWay
      ? 'History is not indexed yet'
      : 'History is not available';
  const text = progress.kind === 'gone' ? FROM_CHAIN : 'Lists and charts do not show later events yet.';
  return { kind, title, text };
}

/** A short text for a lag that is too small for a notice; empty if there is no lag, or a notice. */
export function smallLagOf(progress: Progress, head: bigint): string | null {
  if (progress.kind !== 'here' || progress.isBehind) return null;
  const lag = Number(head) - progress.block;
  if (lag <= 0) return null;
  return `history up to block ${progress.block}, ${lag} ${lag === 1 ? 'block' : 'blocks'} behind`;
}
