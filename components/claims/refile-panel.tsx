'use client';

import { useState } from 'react';
import { TxAction } from '@/components/tx/tx-action';
import { useTx } from '@/components/tx/use-tx';
import { Field, Select } from '@/components/ui/field';
import { Slider } from '@/components/ui/slider';
import { useWallet } from '@/components/wallet/wallet-provider';
import type { Asset } from '@/lib/capital/types';
import { formatSeverity, LAST_STEP } from '@/lib/claims/severity';
import type { CoverPart, Incident } from '@/lib/claims/types';
import { formatMoney } from '@/lib/money';
import { EvidenceField } from './evidence-field';
import { UploadProblem } from './upload-problem';
import { useEvidence } from './use-evidence';

type RefileProps = { incident: Incident; parts: readonly CoverPart[]; asset: Asset };

/** Files a drawn incident again, to a new vote. */
export function RefilePanel({ incident, parts, asset }: RefileProps) {
  const { account } = useWallet();
  const own = parts.filter(({ left }) => left > 0n);
  const [chosen, setChosen] = useState<number | null>(null);
  const [step, setStep] = useState(incident.assertedStep);
  const evidence = useEvidence();
  const tx = useTx(`refile.${incident.id}`);
  const cover = own.find((part) => part.cover === chosen) ?? own[0];
  const isBusy = evidence.isStoring || tx.busy;

  const prepare = async () => {
    const digest = cover && (await evidence.store());
    if (!digest) return null;
    const { id, pool, product, eventTime, lossRoot, lossTotal } = incident;
    const losses = lossRoot && { root: lossRoot, total: lossTotal };
    const filing = { cover: cover.cover, eventTime, assertedStep: step, evidence: digest, losses };
    return { flow: 'file' as const, args: { pool, asset, product, ...filing, drawn: id } };
  };

  if (account && !cover && tx.state.status === 'idle') {
    return (
      <p className="text-ink-soft text-sm">
        Only the holder of a cover that was in force at the event can file it again.
      </p>
    );
  }
  return (
    <form className="grid gap-5" onSubmit={(event) => event.preventDefault()}>
      {cover && (
        <>
          <p className="text-ink-soft text-sm">
            You file the same event with a new bond. Assessors who have BRK staked now vote on it.
          </p>
          <Field id="refile-cover" label="Cover to file with">
            <Select
              id="refile-cover"
              value={cover.cover}
              disabled={isBusy}
              onChange={(event) => setChosen(Number(event.target.value))}
            >
              {own.map((part) => (
                <option key={part.cover} value={part.cover}>
                  Cover {part.cover}: {formatMoney(part.amount, asset)}
                </option>
              ))}
            </Select>
          </Field>
          <Slider
            id="refile-severity"
            label="How much was lost"
            value={step}
            min={incident.assertedStep}
            max={LAST_STEP}
            onChange={setStep}
            format={formatSeverity}
            hint="At least what was asserted before."
            disabled={isBusy || incident.assertedStep === LAST_STEP}
          />
          <EvidenceField draft={evidence.draft} onChange={evidence.setDraft} disabled={isBusy} />
          <UploadProblem problem={evidence.problem} note={evidence.note} />
        </>
      )}
      <TxAction
        tx={tx}
        label={evidence.isStoring ? 'Storing the evidence…' : 'File it again'}
        purpose="to file it again"
        request={prepare}
        blocked={evidence.missing}
      />
    </form>
  );
}
