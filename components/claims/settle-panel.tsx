'use client';

import { TxAction } from '@/components/tx/tx-action';
import { useTx } from '@/components/tx/use-tx';
import type { Asset } from '@/lib/capital/types';
import type { Incident } from '@/lib/claims/types';

type SettleProps = { incident: Incident; asset: Asset };

/** Counts the votes and settles the verdict; whoever does it pays the fee only. */
export function SettlePanel({ incident, asset }: SettleProps) {
  const tx = useTx(`settle.${incident.id}.${incident.round}`);
  const isTallied = incident.status === 'decided';
  return (
    <div className="grid gap-4">
      <p className="text-ink-soft text-sm">
        {incident.revealedWeight === 0n && !isTallied
          ? 'Nobody revealed a vote. Counting starts a second round, or ends the incident if this was the second.'
          : 'It costs the network fee and nothing else, whoever does it.'}
      </p>
      <TxAction
        tx={tx}
        label={isTallied ? 'Settle the verdict' : 'Count votes and settle'}
        purpose="to settle"
        request={{ flow: 'settleIncident', args: { incident: incident.id, asset, isTallied } }}
      />
    </div>
  );
}
