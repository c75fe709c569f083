'use client';

import { WaitIcon } from '@/components/ui/icons';
import type { TxRecord } from '@/lib/tx/center';
import { progressWords } from '@/lib/tx/words';
import { HashLink } from './hash-link';
import { StopWatching } from './stop-watching';

/** The connected account's pending transactions, shown on every page. Shorter for those that the page itself shows. */
export function PendingNotice({
  records,
  shown,
}: {
  records: readonly TxRecord[];
  shown: readonly string[];
}) {
  return (
    <section
      aria-label="Pending transactions"
      className="pointer-events-auto grid w-full max-w-sm gap-2 rounded-card border border-line-strong bg-surface px-4 py-2.5 text-sm shadow-lift"
    >
      {records.map((record) => (
        <div key={record.id} className="flex items-start gap-2.5">
          <WaitIcon size={16} className="mt-0.5 shrink-0 animate-spin text-accent" />
          <div className="min-w-0">
            <p className="break-words">
              <span className="font-medium">{record.label}</span>:{' '}
              {shown.includes(record.slot) && record.kind !== 'request'
                ? 'pending'
                : progressWords(record).short}
            </p>
            <span className="flex flex-wrap items-center gap-x-4">
              <HashLink sent={record} progress={record.progress} />
              {!shown.includes(record.slot) && <StopWatching sent={record} />}
            </span>
          </div>
        </div>
      ))}
    </section>
  );
}
