'use client';

import { useState } from 'react';
import { TxLine } from '@/components/tx/tx-line';
import { useTx } from '@/components/tx/use-tx';
import type { Choice } from '@/lib/claims/filing-reads';
import { LAST_STEP } from '@/lib/claims/severity';
import { CoverField } from './cover-field';
import { FilingFields } from './filing-fields';
import { UploadProblem } from './upload-problem';
import { useEvidence } from './use-evidence';

type FileFormProps = { choices: readonly Choice[]; preferred: number | undefined; now: number };

/** Files with one of the visitor's covers. When another one is chosen, the description and the severity stay. The event time, the
 * list of losses and attached files are reset. */
export function FileForm({ choices, preferred, now }: FileFormProps) {
  const [id, setId] = useState(preferred ?? choices[0]?.cover.id);
  const [step, setStep] = useState(LAST_STEP);
  const evidence = useEvidence();
  const tx = useTx('file');
  const choice = choices.find(({ cover }) => cover.id === id) ?? choices[0];
  if (!choice) return null;
  const isFiled = tx.state.status === 'confirmed';
  const isBusy = evidence.isStoring || tx.busy;
  return (
    <div className="grid gap-4">
      {!isFiled && (
        <form className="grid gap-6" onSubmit={(event) => event.preventDefault()}>
          <CoverField choices={choices} value={choice.cover.id} onChoose={setId} disabled={isBusy} />
          <FilingFields
            key={choice.cover.id}
            choice={choice}
            draft={{ step, evidence, tx }}
            onStep={setStep}
            now={now}
          />
        </form>
      )}
      <TxLine tx={tx} isElsewhere={!isFiled} />
      {isFiled && <UploadProblem problem={null} note={evidence.note} />}
    </div>
  );
}
