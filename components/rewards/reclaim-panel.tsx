'use client';

import { TxAction } from '@/components/tx/tx-action';
import { useTx } from '@/components/tx/use-tx';
import { Card, CardHeader } from '@/components/ui/card';
import { amountOf } from '@/lib/capital/figure';
import type { Leftover } from '@/lib/rewards/types';

/** What periods that are over left of what the visitor funded. */
export function ReclaimPanel({ leftovers }: { leftovers: readonly Leftover[] }) {
  const tx = useTx('reclaim-rewards');
  if (leftovers.length === 0 && tx.state.status === 'idle') return null;
  return (
    <Card>
      <CardHeader title="Left of what you gave" />
      <div className="grid gap-4 text-ink-soft text-sm">
        <ul className="grid gap-2">
          {leftovers.map(({ token, period, funded, amount }) => (
            <li key={`${token.address}.${period}`}>
              Of <span className="figure text-ink">{amountOf(funded, token)}</span> in period {period}, nobody
              earned <span className="figure text-ink">{amountOf(amount, token)}</span>.
            </li>
          ))}
        </ul>
        <TxAction
          tx={tx}
          size="md"
          label="Take it back"
          request={
            leftovers.length > 0 ? { flow: 'reclaimRewards', args: { leftovers: [...leftovers] } } : null
          }
          blocked={leftovers.length === 0 ? 'Nothing more is left.' : null}
        />
      </div>
    </Card>
  );
}
