'use client';

import Link from 'next/link';
import { TxAction } from '@/components/tx/tx-action';
import { useTx } from '@/components/tx/use-tx';
import { Callout } from '@/components/ui/callout';
import { Moment } from '@/components/ui/moment';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { useWallet } from '@/components/wallet/wallet-provider';
import type { PoolSummary } from '@/lib/capital/types';
import { formatSeverity } from '@/lib/claims/severity';
import type { Incident, Voter } from '@/lib/claims/types';
import { formatMoney } from '@/lib/money';
import { BRK } from '@/lib/tx/types';
import { CommitForm } from './commit-form';
import { RevealForm } from './reveal-form';

type VoteProps = {
  incident: Incident;
  pool: PoolSummary;
  phase: 'commit' | 'reveal';
  /** Rights of the session's account; null without a session. */
  voter: Voter | null;
  now: number;
};

export function VotePanel({ incident, pool, phase, voter, now }: VoteProps) {
  const { account } = useWallet();
  const tx = useTx(`vote.${incident.id}.${phase}`);

  if (!account) {
    return (
      <div className="grid gap-3">
        <p className="text-ink-soft text-sm">
          Assessors who had BRK staked when this incident was filed decide it.
        </p>
        <TxAction tx={tx} label="Vote" purpose="to vote" request={null} />
      </div>
    );
  }
  if (voter?.account !== account) {
    return (
      <Loading label="Reading your vote">
        <Skeleton className="h-24 w-full" />
      </Loading>
    );
  }
  if (voter.weight === 0n) {
    return (
      <Callout title="You have no vote in this incident">
        Only BRK staked before the incident was filed counts in its vote.{' '}
        <Link href="/claims#assess" className="link">
          Stake BRK
        </Link>{' '}
        to vote in the next one.
      </Callout>
    );
  }
  if (phase === 'commit')
    return <CommitForm incident={incident} pool={pool} voter={voter} tx={tx} now={now} />;
  const weight = formatMoney(voter.weight, BRK);
  if (voter.revealedStep !== null) {
    return (
      <Callout kind="good" title={`You voted ${formatSeverity(voter.revealedStep)}`}>
        It counts with your {weight}.
      </Callout>
    );
  }
  if (!voter.hasCommitted) {
    return (
      <Callout title="You committed no vote">
        Only votes that were committed before <Moment time={incident.commitUntil} exact /> can be revealed.
      </Callout>
    );
  }
  return <RevealForm incident={incident} weight={weight} tx={tx} now={now} />;
}
