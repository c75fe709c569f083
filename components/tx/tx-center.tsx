'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { PulseIcon, WaitIcon } from '@/components/ui/icons';
import { plural } from '@/lib/time';
import type { TxRecord } from '@/lib/tx/center';
import { endTitle, progressWords } from '@/lib/tx/words';
import { HashLink } from './hash-link';
import { StopWatching } from './stop-watching';
import { isPending } from './use-records';

const stateOf = (record: TxRecord): string => {
  const { end } = record;
  if (end) return 'outcome' in end ? end.outcome.message : `${endTitle(end.end)}. ${end.message}`;
  const { title, more } = progressWords(record);
  return more ? `${title}. ${more}` : title;
};

function Row({ record }: { record: TxRecord }) {
  return (
    <li className="grid gap-1 border-b py-3 last:border-0">
      <p className="font-medium">{record.label}</p>
      <p className="text-ink-soft text-sm">{stateOf(record)}</p>
      <p className="flex flex-wrap items-center gap-x-4">
        <HashLink sent={record} progress={record.progress} />
        {isPending(record) && <StopWatching sent={record} />}
      </p>
    </li>
  );
}

/** In the header: the number of pending transactions. Opens the list of all that this browser sent for the account. */
export default function TxCenter({ records }: { records: readonly TxRecord[] }) {
  const [isOpen, setOpen] = useState(false);
  const pending = records.filter(isPending).length;
  const label = pending > 0 ? `${plural(pending, 'transaction')} pending` : 'Transactions';
  return (
    <>
      <Button variant="quiet" size="sm" aria-label={label} onClick={() => setOpen(true)}>
        {pending > 0 ? (
          <>
            <WaitIcon size={16} className="animate-spin text-accent" />
            <span className="figure">{pending}</span>
          </>
        ) : (
          <PulseIcon size={16} />
        )}
      </Button>
      <Dialog open={isOpen} onClose={() => setOpen(false)} title="Transactions">
        <p className="text-ink-soft text-sm">What this account sent from this browser, newest first.</p>
        <ul>
          {records.map((record) => (
            <Row key={record.id} record={record} />
          ))}
        </ul>
      </Dialog>
    </>
  );
}
