'use client';

import { later } from '@/components/ui/later';
import type { Tx } from './use-tx';

const TxStatus = later(() =>
  import('./tx-status').then(
    (module) => module.TxStatus,
    () => PlainStatus,
  ),
);

/** Says the same in short when the code for it did not come: without a connection, say. */
function PlainStatus({ tx: { state } }: { tx: Tx }) {
  const words = () => {
    if (state.status === 'reverted') return state.message;
    if (state.status === 'confirmed') return state.outcome.message;
    return 'label' in state ? `Under way: ${state.label}` : 'Checking…';
  };
  return (
    <p role="status" className="text-ink text-sm">
      {words()}
    </p>
  );
}

/** What becomes of a transaction; nothing, and no code for it, before its button is pressed. */
export function TxLine({ tx }: { tx: Tx }) {
  return tx.state.status === 'idle' ? null : <TxStatus tx={tx} />;
}
