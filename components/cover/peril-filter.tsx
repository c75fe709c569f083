import clsx from 'clsx';
import Link from 'next/link';
import { perilSlug } from '@/lib/cover/risks';
import { PERILS, type Peril } from '@/lib/cover/types';
import { PERIL_WORDS } from '@/lib/cover/words';

type PerilFilterProps = { chosen: Peril | null; counts: ReadonlyMap<Peril, number> };

/** Links, so that a filter has a URL and works without scripts. */
export function PerilFilter({ chosen, counts }: PerilFilterProps) {
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const choices = [
    { key: 'all', href: '/cover', label: 'All risks', count: all, isChosen: chosen === null },
    ...PERILS.filter((peril) => counts.has(peril)).map((peril) => ({
      key: peril,
      href: `/cover?peril=${perilSlug(peril)}`,
      label: PERIL_WORDS[peril].label,
      count: counts.get(peril) ?? 0,
      isChosen: peril === chosen,
    })),
  ];
  return (
    <nav aria-label="Filter by peril" className="mb-6">
      <ul className="flex flex-wrap gap-2">
        {choices.map(({ key, href, label, count, isChosen }) => (
          <li key={key}>
            <Link
              href={href}
              scroll={false}
              aria-current={isChosen ? 'true' : undefined}
              className={clsx(
                'inline-flex min-h-11 items-center gap-2 rounded-full border px-4 text-sm',
                isChosen ? 'border-ink bg-ink text-paper' : 'border-line-strong text-ink hover:border-ink',
              )}
            >
              {label}
              <span className={clsx('figure text-xs', !isChosen && 'text-ink-soft')}>{count}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
