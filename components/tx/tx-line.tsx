'use client';

import { useEffect } from 'react';
import { later } from '@/components/ui/later';
import { plainWords } from '@/lib/tx/plain-words';
import type { Tx } from './use-tx';

/** A short status, for when the code of the full one cannot be loaded, such as without a connection. */
function PlainStatus({ tx }: { tx: Tx }) {
  return (
    <p role="status" className="text-ink text-sm">
      {plainWords(tx.state)}
    </p>
  );
}

const TxStatus = later(() => import('./tx-status').then((module) => module.TxStatus), PlainStatus);

/** What becomes of a transaction; nothing, and no code for it, before its button is pressed. The place is there before what is said
 * in it: screen readers pass over a live region that comes with its text. */
export function TxLine({ tx }: { tx: Tx }) {
  const { show } = tx;
  useEffect(() => show(), [show]);
  return (
    <div aria-live="polite" className="empty:absolute">
      {tx.state.status !== 'idle' && <TxStatus tx={tx} />}
    </div>
  );
}
