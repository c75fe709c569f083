import type { Metadata } from 'next';
import { Part } from '@/components/layout/part';
import { StressHeader } from '@/components/risk/stress-header';
import { StressView } from '@/components/risk/stress-view';
import { BlockSkeleton } from '@/components/ui/skeleton';
import type { Query } from '@/lib/risk/selection';

export const metadata: Metadata = { title: 'Stress' };

const SKELETON = (
  <div className="grid grid-cols-1 gap-8 lg:grid-cols-[minmax(0,22rem)_minmax(0,1fr)] lg:items-start">
    <BlockSkeleton className="h-96" />
    <BlockSkeleton className="h-[100rem]" />
  </div>
);

export default async function StressPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  return (
    <>
      <StressHeader />
      <Part name="pools and products" skeleton={SKELETON}>
        <StressView query={query} />
      </Part>
    </>
  );
}
