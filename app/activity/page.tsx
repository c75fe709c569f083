import type { Metadata } from 'next';
import { ActivityView } from '@/components/activity/activity-view';
import { FilteredSkeleton } from '@/components/layout/filtered-skeleton';
import { PageHeader } from '@/components/layout/page';
import { Part } from '@/components/layout/part';
import type { Query } from '@/lib/activity/filter';

export const metadata: Metadata = { title: 'Activity' };

type Props = { searchParams: Promise<Query> };

export default function ActivityPage({ searchParams }: Props) {
  return (
    <>
      <PageHeader title="Activity" lead="Every event of every contract, newest first." />
      <Part
        name="the activity"
        skeleton={<FilteredSkeleton filter="h-[34rem] sm:h-80 lg:h-36" list="h-[180rem] sm:h-[150rem]" />}
      >
        <ActivityView searchParams={searchParams} />
      </Part>
    </>
  );
}
