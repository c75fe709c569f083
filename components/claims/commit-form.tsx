'use client';

import { useState } from 'react';
import { TxAction } from '@/components/tx/tx-action';
import type { Tx } from '@/components/tx/use-tx';
import { Callout } from '@/components/ui/callout';
import { Countdown } from '@/components/ui/countdown';
import { Moment } from '@/components/ui/moment';
import type { PoolSummary } from '@/lib/capital/types';
import { formatSeverity } from '@/lib/claims/severity';
import type { Incident, Voter } from '@/lib/claims/types';
import { SaltNote } from './salt-note';
import { SeverityChoice } from './severity-choice';
import { useBallot, useKeptSalt } from './use-kept-salt';
import { VoteProspect } from './vote-prospect';

type CommitProps = { incident: Incident; pool: PoolSummary; voter: Voter; tx: Tx; now: number };

/** Commits a severity in secret. Nothing is preselected, because a default would influence votes. */
export function CommitForm({ incident, pool, voter, tx, now }: CommitProps) {
  const { id, assertedStep, commitUntil } = incident;
  const { hasCommitted, weight } = voter;
  const [step, setStep] = useState<number | null>(null);
  const ballot = useBallot(incident);
  const kept = useKeptSalt(incident, tx.state.status);
  return (
    <form className="grid gap-5" onSubmit={(event) => event.preventDefault()}>
      {hasCommitted && (
        <Callout kind="good" title="Your vote is committed and hidden">
          Come back to reveal it from <Moment time={commitUntil} exact />,{' '}
          <Countdown time={commitUntil} now={now} />. Until then you can replace it.
        </Callout>
      )}
      {hasCommitted && kept && <SaltNote ballot={ballot} salt={kept} />}
      <SeverityChoice value={step} max={assertedStep} onChange={setStep} disabled={tx.busy} />
      <VoteProspect incident={incident} pool={pool} weight={weight} step={step} />
      <p className="text-ink-soft text-sm">
        Your wallet first signs a message that hides your vote, then sends the vote. Nobody can read it until
        you reveal it.{' '}
        {!hasCommitted && 'The first time, it signs twice to check that it produces the same key again.'}
      </p>
      <TxAction
        tx={tx}
        label={
          step === null
            ? 'Commit my vote'
            : `${hasCommitted ? 'Replace with' : 'Commit'} ${formatSeverity(step)}`
        }
        request={step === null ? null : { flow: 'commitVote', args: { incident: id, step } }}
        blocked={step === null ? 'Choose a severity first.' : null}
      />
    </form>
  );
}
