import type { Metadata } from 'next';
import Link from 'next/link';
import { ActivityFilterForm } from '@/components/activity/activity-filter';
import { ActivityTable } from '@/components/activity/activity-table';
import { PageHeader } from '@/components/layout/page';
import { EmptyState } from '@/components/ui/empty-state';
import { addressOf, filterFrom, placeFrom, type Query } from '@/lib/activity/filter';
import { readActivityPage } from '@/lib/activity/reads';
import { readPools } from '@/lib/capital/reads';
import { readProducts } from '@/lib/cover/reads';

export const metadata: Metadata = { title: 'Activity' };

type Props = { searchParams: Promise<Query> };

export default async function ActivityPage({ searchParams }: Props) {
  const query = await searchParams;
  const { filter, mistakes } = filterFrom(query);
  const before = placeFrom(query.before);
  const [{ events, next }, pools, products] = await Promise.all([
    readActivityPage(filter, before),
    readPools(),
    readProducts(),
  ]);
  return (
    <>
      <PageHeader title="Activity" lead="Every event of every contract, the latest first." />
      <ActivityFilterForm key={addressOf('', filter)} {...{ filter, mistakes, pools, products }} />
      {events.length === 0 ? (
        <EmptyState title="Nothing happened yet">
          {Object.keys(filter).length > 0
            ? 'No event matches all of the filter. Clear a part of it.'
            : 'Stakes, covers, claims and votes are listed here.'}
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
