'use client';

import { TxAction } from '@/components/tx/tx-action';
import { useTx } from '@/components/tx/use-tx';
import { advanceOf, type Exit } from '@/lib/capital/exit-state';
import { amountOf } from '@/lib/capital/figure';
import type { PoolSummary } from '@/lib/capital/types';

/** While an incident holds a batch: what it cannot take is paid now, the rest when it is decided. */
export function ExitAdvance({ exit, pool }: { exit: Exit; pool: PoolSummary }) {
  const tx = useTx(`advance.${pool.address}.${exit.id}`);
  const advance = advanceOf(exit);
  if (!advance && tx.state.status === 'idle') return null;
  return (
    <div className="mt-2 grid gap-3">
      {advance && (
        <p className="text-ink">
          {amountOf(advance.now, pool.asset)} can be paid now, {amountOf(advance.later, pool.asset)} waits for
          the incident’s end: it may still be needed for what happened before you left.
        </p>
      )}
      <TxAction
        tx={tx}
        size="md"
        label={advance ? `Take ${amountOf(advance.now, pool.asset)} now` : 'Take what is free'}
        request={{
          flow: 'advanceExit',
          args: { pool: pool.address, unit: pool.asset, requestId: exit.id },
        }}
        blocked={advance ? null : 'Nothing more can be paid before the incident is decided.'}
      />
    </div>
  );
}
