'use client';

import { TxAction } from '@/components/tx/tx-action';
import { useTx } from '@/components/tx/use-tx';
import { useWallet } from '@/components/wallet/wallet-provider';
import type { Asset } from '@/lib/capital/types';
import { isFinal } from '@/lib/claims/phase';
import { formatSeverity } from '@/lib/claims/severity';
import type { CastVote, Earnings, Incident } from '@/lib/claims/types';
import { formatMoney } from '@/lib/money';
import { BRK } from '@/lib/tx/types';

type RewardsProps = { incident: Incident; earnings: Earnings; asset: Asset };

/** What the visitor's vote earned or cost, and the uncollected reward. */
export function RewardsPanel({ incident, earnings, asset }: RewardsProps) {
  const { account } = useWallet();
  const { vote, credited } = earnings;
  const settling = useTx(`settle-votes.${incident.id}`);
  const collecting = useTx(`reward.${incident.pool}`);
  const reward = formatMoney(credited, asset);
  const due = isFinal(incident) ? vote : null;
  return (
    <div className="grid gap-5 text-sm">
      {due && (
        <p className="text-ink-soft">
          {due.step === null ? 'Your vote was not revealed.' : `You voted ${formatSeverity(due.step)}.`}{' '}
          {outcomeOf(due, asset)}
        </p>
      )}
      {account && (due || settling.state.status !== 'idle') && (
        <TxAction
          tx={settling}
          size="md"
          label="Settle my vote"
          request={
            due ? { flow: 'settleVotes', args: { incidents: [incident.id], voter: account, asset } } : null
          }
          blocked={due ? null : 'Your vote in this incident is settled.'}
        />
      )}
      {(credited > 0n || collecting.state.status !== 'idle') && (
        <div className="grid gap-3">
          <p className="text-ink-soft">Settled votes in this pool earned you {reward}.</p>
          <TxAction
            tx={collecting}
            size="md"
            label={`Collect ${reward}`}
            request={{ flow: 'collectReward', args: { pool: incident.pool, asset } }}
            blocked={credited === 0n ? 'Nothing is left to collect.' : null}
          />
        </div>
      )}
    </div>
  );
}

function outcomeOf({ reward, penalty }: CastVote, asset: Asset): string {
  if (reward > 0n) return `Settling it credits ${formatMoney(reward, asset)} and releases your stake.`;
  return penalty > 0n
    ? `Settling it costs ${formatMoney(penalty, BRK)} of your stake and releases the rest.`
    : 'Settling it releases your stake.';
}
