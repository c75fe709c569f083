import type { Asset } from '@/lib/capital/types';
import { appealInWords } from '@/lib/claims/bonds';
import { BPS_PER_STEP } from '@/lib/claims/severity';
import type { Incident } from '@/lib/claims/types';
import { formatDuration } from '@/lib/time';
import { ArbiterLine } from './arbiter-line';
import { DisputeForm } from './dispute-form';

/** Appeals a verdict to the arbiter, whose ruling is final. */
export function AppealPanel({ incident, asset }: { incident: Incident; asset: Asset }) {
  const { process, bond, severityBps, isRuled } = incident;
  if (isRuled) return <p className="text-ink-soft text-sm">The arbiter’s ruling is final.</p>;
  return (
    <div className="grid gap-2">
      <ArbiterLine arbiter={process.arbiter} />
      <DisputeForm
        flow="appeal"
        incident={incident}
        asset={asset}
        bond={2n * bond}
        opener="Appeal this verdict"
      >
        <p>The arbiter then has {formatDuration(process.rulingSeconds)} to rule. The ruling is final.</p>
        {appealInWords(severityBps / BPS_PER_STEP).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </DisputeForm>
    </div>
  );
}
