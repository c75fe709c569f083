import type { Metadata } from 'next';
import { PoolState } from '@/components/capital/pool-state';
import { PoolView } from '@/components/capital/pool-view';
import { DetailSkeleton } from '@/components/layout/detail-skeleton';
import { PageHeader } from '@/components/layout/page';
import { Part, Piece } from '@/components/layout/part';
import { Skeleton } from '@/components/ui/skeleton';
import { findPoolName, readPool } from '@/lib/capital/reads';
import { titleOrNotFound } from '@/lib/server/shell';

type PageProps = {
  params: Promise<{ pool: string }>;
  searchParams: Promise<{ tab?: string | string[] }>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: await titleOrNotFound(findPoolName((await params).pool), 'Pool') };
}

export default async function PoolPage({ params, searchParams }: PageProps) {
  const [{ pool }, { tab }] = await Promise.all([params, searchParams]);
  const name = await titleOrNotFound(findPoolName(pool), 'Pool');
  return (
    <>
      <PageHeader
        title={name}
        back={{ href: '/pools', label: 'Pools' }}
        badges={
          <Piece skeleton={<Skeleton className="h-6 w-14" />}>
            <State pool={pool} />
          </Piece>
        }
      />
      <Part
        name="this pool"
        skeleton={
          <DetailSkeleton
            figures={{ count: 6, className: 'grid-cols-2 sm:grid-cols-3 lg:grid-cols-6' }}
            narrow={['h-[27rem]', 'h-40']}
            wide={['h-96', 'h-[30rem]', 'h-[28rem]', 'h-80', 'h-[40rem]', 'h-[60rem]']}
          />
        }
      >
        <PoolView pool={pool} tab={tab} />
      </Part>
    </>
  );
}

async function State({ pool }: { pool: string }) {
  const found = await readPool(pool);
  return found && <PoolState pool={found} />;
}
