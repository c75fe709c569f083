'use client';

import { useState } from 'react';
import type { Address, Hex } from 'viem';
import { describedBy, Field, Input } from '@/components/ui/field';
import type { LossProof } from '@/lib/claims/proofs';

type ProofFieldProps = {
  root: Hex;
  account: Address;
  onChange: (proof: LossProof | null) => void;
  disabled: boolean;
};

/** Reads the holder's proof from a file and checks it against the root before sending. */
export function ProofField({ root, account, onChange, disabled }: ProofFieldProps) {
  const [note, setNote] = useState<{ error: string } | { hint: string }>({
    hint: 'The file of proofs that came with the evidence.',
  });

  const load = async (file: File | undefined) => {
    onChange(null);
    if (!file) return;
    const { leadsTo, readProofs } = await import('@/lib/claims/proofs');
    const list = readProofs(await file.text());
    if ('problem' in list) return setNote({ error: list.problem });
    const proof = list.proofFor(account);
    if (!proof) return setNote({ error: 'Your account is not in this file.' });
    if (!leadsTo(root, account, proof))
      return setNote({
        error: 'This file belongs to another list: its proof does not match this incident’s root.',
      });
    setNote({ hint: 'Your loss is in the list.' });
    onChange(proof);
  };

  return (
    <Field
      id="loss-proof"
      label="Proof of your loss"
      hint={'hint' in note ? note.hint : null}
      error={'error' in note ? note.error : null}
    >
      <Input
        id="loss-proof"
        type="file"
        className="py-2"
        accept="application/json,.json"
        disabled={disabled}
        aria-describedby={describedBy('loss-proof')}
        aria-invalid={'error' in note}
        onChange={(event) => load(event.target.files?.[0])}
      />
    </Field>
  );
}
