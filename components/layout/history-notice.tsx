import { Callout } from '@/components/ui/callout';
import { readProgress } from '@/lib/history/client';
import { chainHead } from '@/lib/server/client';
import { formatDuration } from '@/lib/time';

/** Says how far lists and histories are when they lag behind the chain, or come from its last blocks alone. */
export async function HistoryNotice() {
  const progress = await readProgress();
  if (progress.kind === 'gone') {
    return (
      <Callout kind="warn" title="The history is not available now">
        Lists and charts come from the latest blocks of the chain and may be incomplete. Balances, prices and
        every action are up to date.
      </Callout>
    );
  }
  if (progress.kind !== 'here' || !progress.isBehind) return null;
  const { now } = await chainHead();
  const age = Math.max(60, now - progress.time);
  return (
    <Callout kind="warn" title={`History is up to block ${progress.block}, ${formatDuration(age)} ago`}>
      Lists and charts do not show later events yet. Balances, prices and every action are up to date.
    </Callout>
  );
}
