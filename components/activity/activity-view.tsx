import Link from 'next/link';
import { EmptyState } from '@/components/ui/empty-state';
import { addressOf, filterFrom, positionFrom, type Query } from '@/lib/activity/filter';
import { readActivityPage } from '@/lib/activity/reads';
import { readPools } from '@/lib/capital/reads';
import { readProducts } from '@/lib/cover/reads';
import { ActivityFilterForm } from './activity-filter';
import { ActivityTable } from './activity-table';

/** One page of the events that match the filter. */
export async function ActivityView({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const { filter, mistakes } = filterFrom(query);
  const before = positionFrom(query.before);
  const [{ events, next }, pools, products] = await Promise.all([
    readActivityPage(filter, before),
    readPools(),
    readProducts(),
  ]);
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <>
      <ActivityFilterForm key={JSON.stringify(query)} {...{ filter, mistakes, pools, products }} />
      {events.length === 0 ? (
        <EmptyState title={isFiltered ? 'No events match the filter' : 'No events yet'}>
          {isFiltered ? 'Remove some of the filters.' : 'Stakes, covers, claims and votes are listed here.'}
        </EmptyState>
      ) : (
        <ActivityTable {...{ events, pools, products }} />
      )}
      <nav aria-label="Pages" className="mt-6 flex gap-6">
        {before && (
          <Link href={addressOf('/activity', filter)} className="link">
            Latest events
          </Link>
        )}
        {next && (
          <Link href={addressOf('/activity', filter, next)} className="link">
            Older events
          </Link>
        )}
      </nav>
    </>
  );
}
