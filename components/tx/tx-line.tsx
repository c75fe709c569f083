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
 * The status of a transaction. Empty, without loading its code, until the button is pressed. The live region is there before its
 * text, because screen readers ignore a region that is inserted together with its text. A failure is an alert outside the region,
 * so that it is read once.
 * @param isElsewhere True while another line on the page shows it.
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
