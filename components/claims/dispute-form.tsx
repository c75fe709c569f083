'use client';

import type { ReactNode } from 'react';
import { useBalance } from '@/components/tx/balance';
import { TxAction } from '@/components/tx/tx-action';
import { useTx } from '@/components/tx/use-tx';
import type { Asset } from '@/lib/capital/types';
import type { Incident } from '@/lib/claims/types';
import { formatMoney } from '@/lib/money';
import { EvidenceField } from './evidence-field';
import { UploadProblem } from './upload-problem';
import { useEvidence } from './use-evidence';

type DisputeProps = {
  flow: 'challenge' | 'appeal';
  incident: Incident;
  asset: Asset;
  bond: bigint;
  /** Label of the button that opens the form. */
  opener: string;
  /** Explains when the bond is lost and when it is returned. */
  children: ReactNode;
};

const LABELS = { challenge: 'Challenge with', appeal: 'Appeal with' } as const;

/** Challenges an incident or appeals its verdict, with a bond and evidence. */
export function DisputeForm({ flow, incident, asset, bond, opener, children }: DisputeProps) {
  const evidence = useEvidence();
  const balance = useBalance(asset);
  const tx = useTx(`${flow}.${incident.id}`);

  const prepare = async () => {
    const digest = await evidence.store();
    if (!digest) return null;
    const args = { incident: incident.id, pool: incident.pool, asset, bond, evidence: digest };
    return { flow, args };
  };
  const isShort = balance !== undefined && balance < bond;
  const isBusy = evidence.isStoring || tx.busy;

  return (
    <details className="group grid gap-4">
      <summary className="link min-h-11 cursor-pointer content-center font-medium text-sm">{opener}</summary>
      <form className="mt-3 grid gap-5" onSubmit={(event) => event.preventDefault()}>
        <div className="grid gap-2 text-ink-soft text-sm">{children}</div>
        <EvidenceField draft={evidence.draft} onChange={evidence.setDraft} disabled={isBusy} />
        <UploadProblem problem={evidence.problem} note={evidence.note} />
        <TxAction
          tx={tx}
          label={evidence.isStoring ? 'Storing the evidence…' : `${LABELS[flow]} ${formatMoney(bond, asset)}`}
          purpose={`to ${flow}`}
          request={prepare}
          blocked={
            isShort
              ? `The bond is ${formatMoney(bond, asset)} and you have ${formatMoney(balance, asset)}.`
              : evidence.missing
          }
        />
      </form>
    </details>
  );
}
