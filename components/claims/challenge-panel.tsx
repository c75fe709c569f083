import type { Asset } from '@/lib/capital/types';
import { formatSeverityBps } from '@/lib/claims/severity';
import type { Incident } from '@/lib/claims/types';
import { formatDuration } from '@/lib/time';
import { DisputeForm } from './dispute-form';

/** Sends an incident of the fast lane to a vote. */
export function ChallengePanel({ incident, asset }: { incident: Incident; asset: Asset }) {
  const { process, severityBps, bond } = incident;
  const severity = formatSeverityBps(severityBps);
  return (
    <div className="grid gap-2">
      <p className="text-ink-soft text-sm">
        Do you think it did not happen, or was less than {severity}? Then let the assessors decide.
      </p>
      <DisputeForm
        flow="challenge"
        incident={incident}
        asset={asset}
        bond={bond}
        opener="Challenge this incident"
      >
        <p>
          Assessors then vote: {formatDuration(process.commitSeconds)} to commit and{' '}
          {formatDuration(process.revealSeconds)} to reveal.
        </p>
        <p>
          Your bond comes back if they decide less than {severity}. You lose it if they decide {severity} or
          more.
        </p>
      </DisputeForm>
    </div>
  );
}
