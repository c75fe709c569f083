'use client';

import { TxAction } from '@/components/tx/tx-action';
import { useTx } from '@/components/tx/use-tx';
import type { Asset } from '@/lib/capital/types';
import type { Phase } from '@/lib/claims/phase';
import type { Incident } from '@/lib/claims/types';
import { reachesQuorum } from '@/lib/claims/verdict';

type NextPhaseProps = { incident: Incident; phase: Phase; asset: Asset };

function labelOf(incident: Incident, phase: Phase): string {
  if (phase === 'count') return reachesQuorum(incident) ? 'Count the votes' : 'Close the vote';
  if (phase === 'unruled') return incident.hasVerdict ? 'Confirm the verdict' : 'Close it without a verdict';
  return incident.status === 'drawn' ? 'Close the incident' : 'Settle the incident';
}

/** Ends a phase whose time is over. Anyone may, and pays only the fee. */
export function NextPhasePanel({ incident, phase, asset }: NextPhaseProps) {
  const tx = useTx(`move-on.${incident.id}.${phase}`);
  const verb = phase === 'settle' ? 'finalize' : 'tally';
  return (
    <div className="grid gap-4">
      <p className="text-ink-soft text-sm">
        Anyone can do this. It costs only the network fee.
        {verb === 'tally' && ' If the incident can be settled then, the same transaction settles it.'}
      </p>
      <TxAction
        tx={tx}
        label={labelOf(incident, phase)}
        purpose="to do this"
        request={{ flow: 'moveOn', args: { incident: incident.id, asset, verb } }}
      />
    </div>
  );
}
