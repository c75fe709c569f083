'use client';

import { TxAction } from '@/components/tx/tx-action';
import { useTx } from '@/components/tx/use-tx';
import type { Asset } from '@/lib/capital/types';
import type { Phase } from '@/lib/claims/phase';
import type { Incident } from '@/lib/claims/types';
import { reachesQuorum } from '@/lib/claims/verdict';

type MoveOnProps = { incident: Incident; phase: Phase; asset: Asset };

function labelOf(incident: Incident, phase: Phase): string {
  if (phase === 'count') return reachesQuorum(incident) ? 'Count the votes' : 'Close the vote';
  if (phase === 'unruled')
    return incident.hasVerdict ? 'Let the verdict stand' : 'Close it without a verdict';
  return incident.status === 'drawn' ? 'End the incident' : 'Settle the incident';
}

/** Moves an incident on whose phase is over; whoever does it pays the fee only. */
export function MoveOnPanel({ incident, phase, asset }: MoveOnProps) {
  const tx = useTx(`move-on.${incident.id}.${phase}`);
  const verb = phase === 'settle' ? 'finalize' : 'tally';
  return (
    <div className="grid gap-4">
      <p className="text-ink-soft text-sm">
        It costs the network fee and nothing else, whoever does it.
        {verb === 'tally' && ' As far as it can be settled with that, it is.'}
      </p>
      <TxAction
        tx={tx}
        label={labelOf(incident, phase)}
        purpose="to move it on"
        request={{ flow: 'moveOn', args: { incident: incident.id, asset, verb } }}
      />
    </div>
  );
}
