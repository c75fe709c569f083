import { Callout } from '@/components/ui/callout';
import { readProgress } from '@/lib/history/client';
import type { Progress } from '@/lib/history/progress';
import { chainHead } from '@/lib/server/client';
import { formatDuration } from '@/lib/time';

type Notice = { title: string; text: string };

function noticeOf(progress: Progress, now: number): Notice | null {
  if (progress.kind === 'gone') {
    return {
      title: 'The history is not available now',
      text: 'Lists and charts come from the latest blocks of the chain and may be incomplete.',
    };
  }
  if (progress.kind !== 'here' || !progress.isBehind) return null;
  const age = formatDuration(Math.max(60, now - progress.time));
  return {
    title: `History is up to block ${progress.block}, ${age} ago`,
    text: 'Lists and charts do not show later events yet.',
  };
}

/** Says how far lists and histories are when they lag behind the chain, or come from its last blocks alone. */
export async function HistoryNotice() {
  const [progress, { now }] = await Promise.all([readProgress(), chainHead()]);
  const notice = noticeOf(progress, now);
  if (!notice) return null;
  return (
    <div className="mt-6">
      <Callout kind="warn" title={notice.title}>
        {notice.text} Balances, prices and every action are up to date.
      </Callout>
    </div>
  );
}
