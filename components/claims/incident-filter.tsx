import clsx from 'clsx';
import Link from 'next/link';
import { SHOW_WORDS, type Show } from '@/lib/claims/list';

type FilterProps = { chosen: Show; counts: readonly { show: Show; count: number }[] };

/** Links, so that a filter has a URL and works without scripts. */
export function IncidentFilter({ chosen, counts }: FilterProps) {
  return (
    <nav aria-label="Filter incidents" className="mb-6">
      <ul className="flex flex-wrap gap-2">
        {counts.map(({ show, count }) => (
          <li key={show}>
            <Link
              href={show === 'all' ? '/claims' : `/claims?show=${show}`}
              scroll={false}
              aria-current={show === chosen ? 'true' : undefined}
              className={clsx(
                'inline-flex min-h-11 items-center gap-2 rounded-full border px-4 text-sm',
                show === chosen
                  ? 'border-ink bg-ink text-paper'
                  : 'border-line-strong text-ink hover:border-ink',
              )}
            >
              {SHOW_WORDS[show]}
              <span className={clsx('figure text-xs', show !== chosen && 'text-ink-soft')}>{count}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
