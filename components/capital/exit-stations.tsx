import clsx from 'clsx';
import { type Exit, type Station, stationsOf } from '@/lib/capital/exit-state';
import type { PoolSummary } from '@/lib/capital/types';
import { formatMoment, formatShortDate, isoMoment, plural } from '@/lib/time';

const LABELS: Record<Station['key'], string> = {
  requested: 'Requested',
  matures: 'Matures',
  leaves: 'Leaves',
  paid: 'Money',
};

function When({ station, pool, now }: { station: Station; pool: PoolSummary; now: number }) {
  const { key, at, isDone } = station;
  if (key === 'paid' && isDone) return 'ready';
  // its time has come and it is not there: an incident holds it
  if (key === 'paid' && at !== null && at <= now) return 'held';
  if (at !== null) {
    return (
      <time dateTime={isoMoment(at)} title={formatMoment(at)}>
        {formatShortDate(at)}
      </time>
    );
  }
  if (isDone) return 'done';
  return key === 'leaves' ? 'when processed' : `${plural(pool.reportDays, 'day')} after`;
}

/** Where an exit is between the request and the money. */
export function ExitStations({ exit, pool, now }: { exit: Exit; pool: PoolSummary; now: number }) {
  return (
    <ol className="my-2 grid grid-cols-4 gap-1">
      {stationsOf(exit, now).map((station) => (
        <li key={station.key} className="min-w-0">
          <span
            aria-hidden
            className={clsx('mb-1.5 block h-1 rounded-full', station.isDone ? 'bg-tide-1' : 'bg-line')}
          />
          <p className={clsx('text-xs leading-tight', station.isDone ? 'text-ink' : 'text-ink-soft')}>
            {LABELS[station.key]}
            <span className="sr-only">{station.isDone ? ', done' : ', to come'}</span>
          </p>
          <p className="mt-0.5 text-ink-faint text-xs leading-tight">
            <When station={station} pool={pool} now={now} />
          </p>
        </li>
      ))}
    </ol>
  );
}
