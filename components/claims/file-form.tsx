'use client';

import { useState } from 'react';
import { useBalance } from '@/components/tx/balance';
import { TxAction } from '@/components/tx/tx-action';
import { TxStatus } from '@/components/tx/tx-status';
import { useTx } from '@/components/tx/use-tx';
import { Callout } from '@/components/ui/callout';
import { Field, Select } from '@/components/ui/field';
import { Slider } from '@/components/ui/slider';
import { eventWindow, fieldFromTime, filingWaits, timeFromField } from '@/lib/claims/filing';
import { formatSeverity, LAST_STEP, shareOf } from '@/lib/claims/severity';
import type { ClaimProcess } from '@/lib/claims/types';
import { uploadEvidence } from '@/lib/claims/upload';
import type { HeldCover } from '@/lib/portfolio/types';
import { formatAmount } from '@/lib/units';
import { EventTimeField } from './event-time-field';
import { type Draft, draftBody, draftProblem, EMPTY_DRAFT, EvidenceField } from './evidence-field';
import { FilingRules } from './filing-rules';

/** A cover that can be filed with, and how its pool decides. */
export type Choice = { cover: HeldCover; process: ClaimProcess | null };

type FileFormProps = { choices: readonly Choice[]; preferred: number | undefined; now: number };

export function FileForm({ choices, preferred, now }: FileFormProps) {
  const [id, setId] = useState(preferred ?? choices[0]?.cover.id);
  const choice = choices.find(({ cover }) => cover.id === id) ?? choices[0];
  return choice ? (
    <Form key={choice.cover.id} choice={choice} choices={choices} onChoose={setId} now={now} />
  ) : null;
}

type FormProps = {
  choice: Choice;
  choices: readonly Choice[];
  onChoose: (cover: number) => void;
  now: number;
};

/** Why nothing can be filed with a cover at all; null when something can. */
function waitsFor({ cover, process }: Choice, now: number): string | null {
  if (!process) return 'Governance has not yet set how the incidents of this pool are decided.';
  return filingWaits({ ...cover, reportDays: cover.pool.reportDays }, now);
}

function Form({ choice, choices, onChoose, now }: FormProps) {
  const { cover, process } = choice;
  const { asset, reportDays } = cover.pool;
  const limits = eventWindow({ ...cover, reportDays }, now);
  const [time, setTime] = useState(() =>
    limits ? fieldFromTime(Math.max(limits.earliest, limits.latest - 3600)) : '',
  );
  const [step, setStep] = useState(LAST_STEP);
  const [draft, setDraft] = useState<Draft>(EMPTY_DRAFT);
  const [isStoring, setStoring] = useState(false);
  const [uploadProblem, setUploadProblem] = useState<string | null>(null);
  const balance = useBalance(asset);
  const tx = useTx('file');

  const eventTime = timeFromField(time);
  const isTimely =
    limits !== null && eventTime !== null && eventTime >= limits.earliest && eventTime <= limits.latest;
  const told = (amount: bigint) => `${formatAmount(amount, asset.decimals)} ${asset.symbol}`;
  const waits = waitsFor(choice, now);
  const isDisabled = waits !== null || isStoring || tx.busy;

  const prepare = async () => {
    setStoring(true);
    setUploadProblem(null);
    const { body, type } = draftBody(draft);
    const upload = await uploadEvidence(body, type);
    setStoring(false);
    if ('problem' in upload) {
      setUploadProblem(upload.problem);
      return null;
    }
    const { digest: evidence } = upload;
    const args = {
      pool: cover.pool.address,
      product: cover.product.id,
      asset,
      cover: cover.id,
      assertedStep: step,
      evidence,
      lossRoot: null,
    };
    return eventTime === null ? null : { flow: 'file' as const, args: { ...args, eventTime } };
  };

  const blocked = () => {
    if (waits) return waits;
    if (!isTimely) return 'Enter when it happened.';
    const isShort = process && balance !== undefined && balance < process.bond;
    return isShort ? `The bond is ${told(process.bond)} and you have ${told(balance)}.` : draftProblem(draft);
  };

  if (tx.state.status === 'confirmed') return <TxStatus tx={tx} />;
  return (
    <form className="grid gap-6" onSubmit={(event) => event.preventDefault()}>
      <Field id="file-cover" label="With which cover">
        <Select
          id="file-cover"
          value={cover.id}
          disabled={isStoring || tx.busy}
          onChange={(event) => onChoose(Number(event.target.value))}
        >
          {choices.map(({ cover: { id, product, amount, pool } }) => (
            <option key={id} value={id}>
              Cover {id}: {product.name}, {formatAmount(amount, pool.asset.decimals, 0)} {pool.asset.symbol}
            </option>
          ))}
        </Select>
      </Field>
      {waits && <Callout title="Nothing can be filed with this cover now">{waits}</Callout>}
      <EventTimeField
        value={time}
        onChange={setTime}
        limits={limits}
        isTimely={isTimely}
        disabled={isDisabled}
      />
      <Slider
        id="file-severity"
        label="How much was lost"
        value={step}
        min={1}
        max={LAST_STEP}
        onChange={setStep}
        format={formatSeverity}
        hint={`At this severity your cover would pay ${told(shareOf(cover.amount, step))}. The assessors decide; they may decide otherwise.`}
        disabled={isDisabled}
      />
      <EvidenceField draft={draft} onChange={setDraft} disabled={isDisabled} />
      {process && <FilingRules process={process} asset={asset} />}
      {uploadProblem && (
        <Callout kind="error" title="The evidence was not stored">
          {uploadProblem}
        </Callout>
      )}
      <TxAction
        tx={tx}
        label={isStoring ? 'Storing the evidence…' : 'File the incident'}
        request={prepare}
        blocked={blocked()}
      />
    </form>
  );
}
