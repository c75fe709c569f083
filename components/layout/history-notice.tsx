import { Callout } from '@/components/ui/callout';
import { watchProgress } from '@/lib/history/client';
import { noticeOf } from '@/lib/history/notice';
import { chainHead } from '@/lib/server/client';

/** Says how far lists and histories are if they lag behind the chain, or that they are read from the latest blocks only. */
export async function HistoryNotice() {
  const [{ progress, sighting }, head] = await Promise.all([watchProgress(), chainHead()]);
  const notice = noticeOf(progress, sighting, head);
  if (!notice) return null;
  return (
    <div className="mt-6">
      <Callout kind={notice.kind} title={notice.title}>
        {notice.text} Balances, prices and every action are up to date.
      </Callout>
    </div>
  );
}
