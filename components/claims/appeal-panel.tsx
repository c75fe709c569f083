import type { Asset } from '@/lib/capital/types';
import type { Incident } from '@/lib/claims/types';
import { formatDuration } from '@/lib/time';
import { ArbiterLine } from './arbiter-line';
import { DisputeForm } from './dispute-form';

/** Brings a verdict before the arbiter. */
export function AppealPanel({ incident, asset }: { incident: Incident; asset: Asset }) {
  const { process, bond } = incident;
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
        <p>
          The arbiter then has {formatDuration(process.rulingSeconds)}, and the ruling is final. Without one
          the verdict stands.
        </p>
        <p>
          Your bond comes back if the ruling changes the severity. You lose it if the verdict stays what it
          is.
        </p>
      </DisputeForm>
    </div>
  );
}
