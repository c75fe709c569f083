'use client';

import { useState } from 'react';
import type { Hex } from 'viem';
import { TxAction } from '@/components/tx/tx-action';
import type { Tx } from '@/components/tx/use-tx';
import { Countdown } from '@/components/ui/countdown';
import { describedBy, Field, Input } from '@/components/ui/field';
import { Moment } from '@/components/ui/moment';
import { useWallet } from '@/components/wallet/wallet-provider';
import { readSaltFile } from '@/lib/claims/salts';
import type { Incident } from '@/lib/claims/types';
import { SaltNote } from './salt-note';
import { useBallot, useKeptSalt } from './use-kept-salt';

type RevealProps = { incident: Incident; weight: string; tx: Tx; now: number };

/** Reveals a committed vote: with the wallet's signature, the key stored in this browser, or a saved key. */
export function RevealForm({ incident, weight, tx, now }: RevealProps) {
  const { account } = useWallet();
  const ballot = useBallot(incident);
  const kept = useKeptSalt(incident, tx.state.status);
  const [loaded, setLoaded] = useState<{ salt: Hex } | { problem: string } | null>(null);
  const salt = loaded && 'salt' in loaded ? loaded.salt : kept;

  const load = async (file: File | undefined) =>
    setLoaded(file && account ? readSaltFile(await file.text(), ballot, account) : null);

  return (
    <form className="grid gap-4" onSubmit={(event) => event.preventDefault()}>
      <p className="text-ink-soft text-sm">
        You committed a vote with {weight}. Reveal it before <Moment time={incident.until} exact /> (
        <Countdown time={incident.until} now={now} />) or it does not count and you lose a part of your stake.{' '}
        {salt
          ? 'This browser has the key to reveal it.'
          : 'To reveal it, your wallet signs the same message as when you committed. This works on any device and in any wallet that holds your account’s key.'}
      </p>
      {kept && <SaltNote ballot={ballot} salt={kept} />}
      <TxAction
        tx={tx}
        label="Reveal my vote"
        request={{ flow: 'revealVote', args: { incident: incident.id, salt } }}
        blocked={loaded && 'problem' in loaded ? loaded.problem : null}
      />
      <details>
        <summary className="link min-h-11 cursor-pointer content-center text-sm">
          Did you save the key as a file?
        </summary>
        <Field
          id="vote-key"
          label="The key to your vote"
          hint={
            loaded && 'salt' in loaded
              ? 'This is the key to your vote. Reveal it now.'
              : 'The file that was offered to you when you committed.'
          }
        >
          <Input
            id="vote-key"
            type="file"
            className="py-2"
            accept="application/json,.json"
            disabled={tx.busy}
            aria-describedby={describedBy('vote-key')}
            onChange={(event) => load(event.target.files?.[0])}
          />
        </Field>
      </details>
    </form>
  );
}
