'use client';

import { TxAction } from '@/components/tx/tx-action';
import { TxLine } from '@/components/tx/tx-line';
import { Callout } from '@/components/ui/callout';
import { Slider } from '@/components/ui/slider';
import type { Choice } from '@/lib/claims/filing-reads';
import { NO_LOSSES } from '@/lib/claims/loss-root';
import { formatSeverity, LAST_STEP } from '@/lib/claims/severity';
import { CoverField } from './cover-field';
import { EventTimeField } from './event-time-field';
import { EvidenceField } from './evidence-field';
import { FilingSummary } from './filing-summary';
import { LossListField } from './loss-list-field';
import { LossRootField } from './loss-root-field';
import { SiblingsNote } from './siblings-note';
import { UploadProblem } from './upload-problem';
import { useFiling } from './use-filing';

type FormProps = {
  choice: Choice;
  choices: readonly Choice[];
  onChoose: (cover: number) => void;
  now: number;
};

/** The form for an incident, from the event to the transaction. */
export function FilingForm({ choice, choices, onChoose, now }: FormProps) {
  const { cover, terms } = choice;
  const { pool, product } = cover;
  const { asset } = pool;
  const filing = useFiling(choice, now);
  const { step, list, setList, evidence, tx, waits, isTimely } = filing;
  const isBusy = evidence.isStoring || tx.busy;
  const isDisabled = waits !== null || isBusy;
  const isFiled = tx.state.status === 'confirmed';
  return (
    <div className="grid gap-4">
      {!isFiled && (
        <form className="grid gap-6" onSubmit={(event) => event.preventDefault()}>
          <CoverField choices={choices} value={cover.id} onChoose={onChoose} disabled={isBusy} />
          {waits && <Callout title="Nothing can be filed with this cover now">{waits}</Callout>}
          {terms && <SiblingsNote siblings={terms.siblings} />}
          <EventTimeField
            value={filing.time}
            onChange={filing.setTime}
            limits={filing.limits}
            isTimely={isTimely}
            disabled={isDisabled}
          />
          <EvidenceField draft={evidence.draft} onChange={evidence.setDraft} disabled={isDisabled} />
          <Slider
            id="file-severity"
            label="How much was lost by then"
            value={step}
            min={1}
            max={LAST_STEP}
            onChange={filing.setStep}
            format={formatSeverity}
            hint="The verdict cannot be larger. If the loss grew later, file a second incident with the later time and the total loss."
            disabled={isDisabled}
          />
          <LossRootField
            draft={list}
            onChange={setList}
            asset={asset}
            isNeeded={product.needsLossRoot}
            disabled={isDisabled}
          >
            <LossListField
              asset={asset}
              onChange={(chosen) => {
                setList(chosen ?? NO_LOSSES);
                evidence.setDraft({ ...evidence.draft, file: chosen?.file ?? null });
              }}
              disabled={isDisabled}
            />
          </LossRootField>
          {terms && isTimely && (
            <FilingSummary
              quote={filing.quote}
              process={terms.process}
              pool={pool}
              step={step}
              payout={filing.payout}
              hasList={filing.hasList}
            />
          )}
          <UploadProblem problem={evidence.problem} note={evidence.note} />
          <TxAction
            tx={tx}
            label={evidence.isStoring ? 'Storing the evidence…' : 'File the incident'}
            request={filing.prepare}
            blocked={filing.blocked}
          />
        </form>
      )}
      <TxLine tx={tx} isElsewhere={!isFiled} />
      {isFiled && <UploadProblem problem={null} note={evidence.note} />}
    </div>
  );
}
