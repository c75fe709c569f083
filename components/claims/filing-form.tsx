'use client';

import { useState } from 'react';
import { useBalance } from '@/components/tx/balance';
import { TxAction } from '@/components/tx/tx-action';
import { TxLine } from '@/components/tx/tx-line';
import { useTx } from '@/components/tx/use-tx';
import { Callout } from '@/components/ui/callout';
import { Slider } from '@/components/ui/slider';
import { eventWindow, fieldFromTime, filingWaits, timeFromField } from '@/lib/claims/filing';
import type { Choice } from '@/lib/claims/filing-reads';
import { lossesFrom, lossProblem, NO_LOSSES } from '@/lib/claims/loss-root';
import { formatSeverity, LAST_STEP, shareOf } from '@/lib/claims/severity';
import { formatMoney } from '@/lib/money';
import { CoverField } from './cover-field';
import { EventTimeField } from './event-time-field';
import { EvidenceField } from './evidence-field';
import { FilingSummary } from './filing-summary';
import { LossListField } from './loss-list-field';
import { LossRootField } from './loss-root-field';
import { SiblingsNote } from './siblings-note';
import { UploadProblem } from './upload-problem';
import { useEvidence } from './use-evidence';
import { useFilingQuote } from './use-filing-quote';

type FormProps = {
  choice: Choice;
  choices: readonly Choice[];
  onChoose: (cover: number) => void;
  now: number;
};

const HOUR = 3_600;
const UNSET = 'Governance has not yet set how the incidents of this pool are decided.';

const smaller = (a: bigint, b: bigint) => (a < b ? a : b);

/** The form for an incident, from the event to the transaction. */
export function FilingForm({ choice, choices, onChoose, now }: FormProps) {
  const { cover, terms } = choice;
  const { pool, product } = cover;
  const { asset, reportDays } = pool;
  const limits = eventWindow({ ...cover, reportDays }, now);
  const [time, setTime] = useState(() =>
    limits ? fieldFromTime(Math.max(limits.earliest, limits.latest - HOUR)) : '',
  );
  const [step, setStep] = useState(LAST_STEP);
  const [list, setList] = useState(NO_LOSSES);
  const evidence = useEvidence();
  const balance = useBalance(asset);
  const tx = useTx('file');

  const eventTime = timeFromField(time);
  const isTimely =
    limits !== null && eventTime !== null && eventTime >= limits.earliest && eventTime <= limits.latest;
  const losses = lossesFrom(list);
  const asked =
    terms && isTimely
      ? { product: product.id, eventTime, step, lossTotal: losses?.total ?? 0n, drawn: null }
      : null;
  const { quote, problem } = useFilingQuote(asked, asset);
  const payout = smaller(shareOf(cover.amount, step), cover.left);
  const waits = terms ? filingWaits({ ...cover, reportDays }, now) : UNSET;
  const isBusy = evidence.isStoring || tx.busy;
  const isDisabled = waits !== null || isBusy;

  const prepare = async () => {
    const digest = eventTime === null ? null : await evidence.store();
    if (!digest || eventTime === null) return null;
    const filing = { cover: cover.id, eventTime, assertedStep: step, evidence: digest, losses };
    const args = { pool: pool.address, product: product.id, asset, ...filing, drawn: null };
    return { flow: 'file' as const, args };
  };

  const blocked = () => {
    if (waits) return waits;
    if (!isTimely) return 'Enter when it happened.';
    if (quote && balance !== undefined && balance < quote.bond)
      return `The bond is ${formatMoney(quote.bond, asset)} and you have ${formatMoney(balance, asset)}.`;
    return problem ?? evidence.missing ?? lossProblem(list, product.needsLossRoot);
  };

  const isFiled = tx.state.status === 'confirmed';
  return (
    <div className="grid gap-4">
      {!isFiled && (
        <form className="grid gap-6" onSubmit={(event) => event.preventDefault()}>
          <CoverField choices={choices} value={cover.id} onChoose={onChoose} disabled={isBusy} />
          {waits && <Callout title="Nothing can be filed with this cover now">{waits}</Callout>}
          {terms && <SiblingsNote siblings={terms.siblings} />}
          <EventTimeField
            value={time}
            onChange={setTime}
            limits={limits}
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
            onChange={setStep}
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
              quote={quote}
              process={terms.process}
              pool={pool}
              step={step}
              payout={payout}
              hasList={losses !== null}
            />
          )}
          <UploadProblem problem={evidence.problem} note={evidence.note} />
          <TxAction
            tx={tx}
            label={evidence.isStoring ? 'Storing the evidence…' : 'File the incident'}
            request={prepare}
            blocked={blocked()}
          />
        </form>
      )}
      <TxLine tx={tx} isElsewhere={!isFiled} />
      {isFiled && <UploadProblem problem={null} note={evidence.note} />}
    </div>
  );
}
