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

type CommitProps = { incident: Incident; hasCommitted: boolean; weight: string; tx: Tx; now: number };

/** A severity, committed in secret. */
export function CommitForm({ incident, hasCommitted, weight, tx, now }: CommitProps) {
  const [step, setStep] = useState(incident.assertedStep);
  return (
    <form className="grid gap-5" onSubmit={(event) => event.preventDefault()}>
      {hasCommitted && (
        <Callout kind="good" title="Your vote is committed and hidden">
          Come back to reveal it from <Moment time={incident.commitUntil} exact />,{' '}
          <Countdown time={incident.commitUntil} now={now} />. Until then you can replace it.
        </Callout>
      )}
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
        read it until you reveal it.
      </p>
      <TxAction
        tx={tx}
        label={hasCommitted ? `Replace with ${formatSeverity(step)}` : `Commit ${formatSeverity(step)}`}
        request={{ flow: 'commitVote', args: { incident: incident.id, step } }}
      />
    </form>
  );
}
