'use client';

import { useState } from 'react';
import { TxAction } from '@/components/tx/tx-action';
import { useTx } from '@/components/tx/use-tx';
import { describedBy, Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import type { Support } from '@/lib/governance/types';
import { BRK } from '@/lib/tx/types';
import { formatAmount } from '@/lib/units';

const CHOICES: { support: Support; label: string }[] = [
  { support: 'for', label: 'For' },
  { support: 'against', label: 'Against' },
  { support: 'abstain', label: 'Abstain' },
];

const LABELS: Record<Support, string> = {
  for: 'Vote for it',
  against: 'Vote against it',
  abstain: 'Abstain',
};

type BallotProps = {
  number: number;
  id: bigint;
  /** Weight of the connected account at the snapshot; null if no wallet is connected. */
  weight: bigint | null;
};

/** Votes, with a reason. A vote cannot be changed. */
export function BallotForm({ number, id, weight }: BallotProps) {
  const [support, setSupport] = useState<Support | null>(null);
  const [reason, setReason] = useState('');
  const tx = useTx(`govern.vote.${number}`);
  const blocked = () => {
    if (weight === 0n)
      return 'No BRK was delegated to you when this vote began, so you have no weight in it. Delegate your BRK for the next one.';
    return support ? null : 'Choose how you vote.';
  };
  return (
    <form className="grid gap-5" onSubmit={(event) => event.preventDefault()}>
      {weight !== null && weight > 0n && (
        <p className="text-ink-soft text-sm">
          You vote with <span className="figure text-ink">{formatAmount(weight, BRK.decimals)} BRK</span>,
          your voting power when the vote began.
        </p>
      )}
      <fieldset className="grid gap-1">
        <legend className="mb-1 font-medium text-ink text-sm">Your vote</legend>
        {CHOICES.map(({ support: side, label }) => (
          <label key={side} className="flex min-h-11 items-center gap-3 text-sm">
            <input
              type="radio"
              name="support"
              value={side}
              checked={support === side}
              onChange={() => setSupport(side)}
              className="size-5 accent-accent"
            />
            {label}
          </label>
        ))}
      </fieldset>
      <Field id="vote-reason" label="Your reason" aside="Optional" hint="It is public and permanent.">
        <Textarea
          id="vote-reason"
          value={reason}
          maxLength={500}
          onText={setReason}
          aria-describedby={describedBy('vote-reason')}
        />
      </Field>
      <TxAction
        tx={tx}
        label={support ? LABELS[support] : 'Vote'}
        purpose="to vote"
        request={
          support ? { flow: 'castVote', args: { proposal: id, support, reason: reason.trim() } } : null
        }
        blocked={blocked()}
      />
    </form>
  );
}
