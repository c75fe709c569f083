import { Callout } from '@/components/ui/callout';
import type { PoolSummary } from '@/lib/capital/types';
import { challengeInWords } from '@/lib/claims/bonds';
import { formatSeverityBps } from '@/lib/claims/severity';
import { costFor } from '@/lib/claims/stakes';
import type { Incident } from '@/lib/claims/types';
import { formatMoney } from '@/lib/money';
import { formatDuration } from '@/lib/time';
import { DisputeForm } from './dispute-form';

type ChallengeProps = {
  incident: Incident;
  pool: PoolSummary;
  /** Value of the visitor's stake in the pool. */
  stake: bigint;
};

/** Challenges an incident of the fast lane, which sends it to a vote. */
export function ChallengePanel({ incident, pool, stake }: ChallengeProps) {
  const { process, severityBps, bond, cost, assertedStep } = incident;
  const { asset } = pool;
  return (
    <div className="grid gap-3">
      {stake > 0n && (
        <Callout kind="warn" title="You have a stake in this pool">
          If this incident is accepted as asserted, it costs the pool up to {formatMoney(cost, asset)}, of
          which up to {formatMoney(costFor(cost, stake, pool.capital), asset)} comes from your stake of{' '}
          {formatMoney(stake, asset)}. Check the evidence before the time to challenge ends.
        </Callout>
      )}
      <p className="text-ink-soft text-sm">
        Do you think it did not happen, or was not {formatSeverityBps(severityBps)}? Then challenge it, and
        the assessors decide.
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
        {challengeInWords(assertedStep).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </DisputeForm>
    </div>
  );
}
