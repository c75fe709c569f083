'use client';

import { useEffect, useRef } from 'react';
import { later } from '@/components/ui/later';
import { useFocusAfter } from '@/components/ui/use-focus-after';
import { plainWords } from '@/lib/tx/plain-words';
import type { Tx } from './use-tx';

/** A short status, for when the code of the full one cannot be loaded, such as without a connection. */
function PlainStatus({ tx }: { tx: Tx }) {
  return (
    <p role={tx.state.status === 'reverted' ? 'alert' : undefined} className="text-ink text-sm">
      {plainWords(tx.state)}
    </p>
  );
}

const TxStatus = later(() => import('./tx-status').then((module) => module.TxStatus), PlainStatus);

/**
 * What becomes of a transaction; nothing, and no code for it, before its button is pressed. The place is there before what is said
 * in it: screen readers pass over a live region that comes with its text. A failure is an alert of its own: in the region it would
 * be read twice.
 * @param isElsewhere While another line on the page says it.
 */
export function TxLine({ tx, isElsewhere = false }: { tx: Tx; isElsewhere?: boolean }) {
  const { show } = tx;
  const place = useRef<HTMLDivElement>(null);
  useFocusAfter(place);
  useEffect(() => (isElsewhere ? undefined : show()), [show, isElsewhere]);
  const { status } = tx.state;
  const isShown = status !== 'idle' && !isElsewhere;
  const hasFailed = status === 'reverted';
  return (
    <>
      <div ref={place} role="status" className="empty:absolute">
        {isShown && !hasFailed && <TxStatus tx={tx} />}
      </div>
      {isShown && hasFailed && <TxStatus tx={tx} />}
    </>
  );
}
