'use client';

import { useState } from 'react';
import { TxAction } from '@/components/tx/tx-action';
import { useTx } from '@/components/tx/use-tx';
import { Slider } from '@/components/ui/slider';
import { useWallet } from '@/components/wallet/wallet-provider';
import type { Asset } from '@/lib/capital/types';
import type { Court } from '@/lib/claims/court-reads';
import { BPS_PER_STEP, formatSeverity, formatSeverityBps } from '@/lib/claims/severity';
import type { Incident } from '@/lib/claims/types';
import { ArbiterLine } from './arbiter-line';
import { CourtPanel } from './court-panel';

type RulingProps = { incident: Incident; asset: Asset; court: Court | null };

/** The arbiter's ruling form. Everyone else sees who the arbiter is. */
export function RulingPanel({ incident, asset, court }: RulingProps) {
  const { id, process, severityBps, hasVerdict, assertedStep } = incident;
  const { account } = useWallet();
  const [step, setStep] = useState(hasVerdict ? severityBps / BPS_PER_STEP : assertedStep);
  const tx = useTx(`rule.${id}`);
  if (account !== process.arbiter)
    return (
      <div className="grid gap-4">
        <ArbiterLine arbiter={process.arbiter} />
        <CourtPanel incident={incident} shown={court} />
      </div>
    );

  const verdict = hasVerdict
    ? `The assessors decided ${formatSeverityBps(severityBps)}; a ruling more than 10 points from it gives the appellant the bond back.`
    : `The assessors reached no quorum; ${formatSeverityBps(severityBps)} was asserted.`;
  return (
    <form className="grid gap-5" onSubmit={(event) => event.preventDefault()}>
      <p className="text-ink-soft text-sm">You are the arbiter of this incident. Your ruling is final.</p>
      <Slider
        id="ruling-severity"
        label="Your ruling"
        value={step}
        min={0}
        max={assertedStep}
        onChange={setStep}
        format={formatSeverity}
        hint={verdict}
        disabled={tx.busy}
      />
      <TxAction
        tx={tx}
        label={step === 0 ? 'Rule that it is refused' : `Rule ${formatSeverity(step)}`}
        request={{ flow: 'rule', args: { incident: id, asset, step } }}
      />
    </form>
  );
}
