'use client';

import { useEffect } from 'react';
import { TxAction } from '@/components/tx/tx-action';
import { Callout } from '@/components/ui/callout';
import { later } from '@/components/ui/later';
import { NotLoaded } from '@/components/ui/not-loaded';
import { Slider } from '@/components/ui/slider';
import type { Choice } from '@/lib/claims/filing-reads';
import { NO_LOSSES } from '@/lib/claims/loss-root';
import { formatSeverity, LAST_STEP } from '@/lib/claims/severity';
import { EventTimeField } from './event-time-field';
import { EvidenceField } from './evidence-field';
import { FilingSummary } from './filing-summary';
import { LossRootField } from './loss-root-field';
import { SiblingsNote } from './siblings-note';
import { UploadProblem } from './upload-problem';
import { type FilingDraft, useFiling } from './use-filing';

// few have a list, and the fold around it is closed at first
const LossListField = later(
  () => import('./loss-list-field').then((module) => module.LossListField),
  NotLoaded,
);

type FilingProps = { choice: Choice; draft: FilingDraft; onStep: (step: number) => void; now: number };

/** The fields of an incident filed with one cover, from the event to the transaction. */
export function FilingFields({ choice, draft, onStep, now }: FilingProps) {
  const { terms } = choice;
  const { pool, product } = choice.cover;
  const { asset } = pool;
  const { step, evidence, tx } = draft;
  const filing = useFiling(choice, draft, now);
  const { list, setList, waits, isTimely } = filing;
  const isDisabled = waits !== null || evidence.isStoring || tx.busy;
  const { attach } = evidence;
  // a file is about one cover, which also changes with the account
  useEffect(() => () => attach(null), [attach]);
  return (
    <>
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
        onChange={onStep}
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
            evidence.attach(chosen?.file ?? null);
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
    </>
  );
}
