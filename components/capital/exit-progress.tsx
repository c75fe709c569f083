import clsx from 'clsx';
import { type Exit, type Step, stepsOf } from '@/lib/capital/exit-state';
import type { PoolSummary } from '@/lib/capital/types';
import { formatMoment, formatShortDate, isoMoment, plural } from '@/lib/time';

const LABELS: Record<Step['key'], string> = {
  requested: 'Requested',
  matures: 'Matures',
  processed: 'Processed',
  paid: 'Claimable',
};

function When({ step, pool, now }: { step: Step; pool: PoolSummary; now: number }) {
  const { key, at, isDone } = step;
  if (key === 'paid' && isDone) return 'now';
  // the date has passed without the money: an incident holds it back
  if (key === 'paid' && at !== null && at <= now) return 'held back';
  if (at !== null) {
    return (
      <time dateTime={isoMoment(at)} title={formatMoment(at)}>
        {formatShortDate(at)}
      </time>
    );
  }
  if (isDone) return 'done';
  return key === 'processed' ? 'by anyone' : `${plural(pool.reportDays, 'day')} after`;
}

/** The steps of an exit, from the request to the money. */
export function ExitProgress({ exit, pool, now }: { exit: Exit; pool: PoolSummary; now: number }) {
  return (
    <ol className="my-2 grid grid-cols-4 gap-1">
      {stepsOf(exit, now).map((step) => (
        <li key={step.key} className="min-w-0">
          <span
            aria-hidden
            className={clsx('mb-1.5 block h-1 rounded-full', step.isDone ? 'bg-tide-1' : 'bg-line')}
          />
          <p className={clsx('text-xs leading-tight', step.isDone ? 'text-ink' : 'text-ink-soft')}>
            {LABELS[step.key]}
            <span className="sr-only">{step.isDone ? ', done' : ', to come'}</span>
          </p>
          <p className="mt-0.5 text-ink-faint text-xs leading-tight">
            <When step={step} pool={pool} now={now} />
          </p>
        </li>
      ))}
    </ol>
  );
}
