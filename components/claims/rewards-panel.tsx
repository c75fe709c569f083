'use client';

import { TxAction } from '@/components/tx/tx-action';
import { useTx } from '@/components/tx/use-tx';
import { useWallet } from '@/components/wallet/wallet-provider';
import type { Asset } from '@/lib/capital/types';
import { isFinal } from '@/lib/claims/phase';
import { formatSeverity } from '@/lib/claims/severity';
import type { CastVote, Earnings, Incident } from '@/lib/claims/types';
import { formatAmount } from '@/lib/units';

const BRK_DECIMALS = 18;

type RewardsProps = { incident: Incident; earnings: Earnings; asset: Asset };

/** What the visitor's votes earned or cost, and the reward that waits. */
export function RewardsPanel({ incident, earnings, asset }: RewardsProps) {
  const { account } = useWallet();
  const { votes, credited } = earnings;
  const settling = useTx(`settle-votes.${incident.id}`);
  const collecting = useTx(`reward.${incident.pool}`);
  const reward = `${formatAmount(credited, asset.decimals)} ${asset.symbol}`;
  const ballots = votes.map(({ round }) => ({ incident: incident.id, round }));
  return (
    <div className="grid gap-5 text-sm">
      {isFinal(incident) &&
        votes.map((vote) => (
          <p key={vote.round} className="text-ink-soft">
            {incident.round > 1 && `Round ${vote.round}: `}
            {vote.step === null ? 'Your vote was not revealed.' : `You voted ${formatSeverity(vote.step)}.`}{' '}
            {outcomeOf(vote, asset)}
          </p>
        ))}
      {account && isFinal(incident) && (votes.length > 0 || settling.state.status !== 'idle') && (
        <TxAction
          tx={settling}
          size="md"
          label={votes.length > 1 ? 'Settle my votes' : 'Settle my vote'}
          request={
            votes.length > 0 ? { flow: 'settleVotes', args: { votes: ballots, voter: account, asset } } : null
          }
          blocked={votes.length === 0 ? 'Your votes in this incident are settled.' : null}
        />
      )}
      {(credited > 0n || collecting.state.status !== 'idle') && (
        <div className="grid gap-3">
          <p className="text-ink-soft">Votes in this pool that are settled earned you {reward}.</p>
          <TxAction
            tx={collecting}
            size="md"
            label={`Collect ${reward}`}
            request={{ flow: 'collectReward', args: { pool: incident.pool, asset } }}
            blocked={credited === 0n ? 'Nothing more waits.' : null}
          />
        </div>
      )}
    </div>
  );
}

function outcomeOf({ reward, penalty }: CastVote, asset: Asset): string {
  if (reward > 0n) {
    return `Settling it credits ${formatAmount(reward, asset.decimals)} ${asset.symbol} and frees your stake.`;
  }
  return penalty > 0n
    ? `Settling it costs ${formatAmount(penalty, BRK_DECIMALS)} BRK of your stake and frees the rest.`
    : 'Settling it frees your stake.';
}
