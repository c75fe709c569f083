'use client';

import { useState } from 'react';
import { TxAction } from '@/components/tx/tx-action';
import type { Tx } from '@/components/tx/use-tx';
import { Callout } from '@/components/ui/callout';
import { Countdown } from '@/components/ui/countdown';
import { Moment } from '@/components/ui/moment';
import { Slider } from '@/components/ui/slider';
import { formatSeverity, LAST_STEP } from '@/lib/claims/severity';
import type { Incident } from '@/lib/claims/types';
import { formatBps } from '@/lib/units';
import { SaltNote } from './salt-note';
import { useBallot, useKeptSalt } from './use-kept-salt';

type CommitProps = { incident: Incident; hasCommitted: boolean; weight: string; tx: Tx; now: number };

/** A severity, committed in secret. */
export function CommitForm({ incident, hasCommitted, weight, tx, now }: CommitProps) {
  const { id, assertedStep, commitUntil, process } = incident;
  const [step, setStep] = useState(assertedStep);
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
      <Slider
        id="vote-severity"
        label="How severe was the loss?"
        value={step}
        min={0}
        max={LAST_STEP}
        onChange={setStep}
        format={formatSeverity}
        hint={
          step === 0
            ? '0 % refuses the incident: nothing is paid.'
            : `Each cover would be paid ${formatSeverity(step)} of its amount.`
        }
        disabled={tx.busy}
      />
      <p className="text-ink-soft text-sm">
        You vote with {weight}. Your wallet first signs a text that hides the vote, then sends it. Nobody can
        read it until you reveal it.{' '}
        {!hasCommitted && 'The first time it signs twice, to see that it makes the same key again.'}
      </p>
      {process.penaltyBps > 0 && (
        <p className="text-ink-soft text-sm">
          Votes within 10 points of the final severity share the reward. Farther ones, and votes that are not
          revealed, cost {formatBps(process.penaltyBps)} of the stake that voted.
        </p>
      )}
      <TxAction
        tx={tx}
        label={hasCommitted ? `Replace with ${formatSeverity(step)}` : `Commit ${formatSeverity(step)}`}
        request={{ flow: 'commitVote', args: { incident: id, step } }}
      />
    </form>
  );
}
