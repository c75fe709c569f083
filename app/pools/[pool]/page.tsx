import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PoolActions } from '@/components/capital/pool-actions';
import { PoolDetails } from '@/components/capital/pool-details';
import { PoolFacts } from '@/components/capital/pool-facts';
import { PoolNotice } from '@/components/capital/pool-notice';
import { PoolState } from '@/components/capital/pool-state';
import { LiveFigures } from '@/components/layout/live-figures';
import { PageHeader } from '@/components/layout/page';
import { PoolRewards } from '@/components/rewards/pool-rewards';
import { readPoolPage } from '@/lib/capital/page-reads';
import { readPool } from '@/lib/capital/reads';

type PageProps = {
  params: Promise<{ pool: string }>;
  searchParams: Promise<{ tab?: string | string[] }>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const pool = await readPool((await params).pool);
  return { title: pool?.name ?? 'Not found' };
}

export default async function PoolPage({ params, searchParams }: PageProps) {
  const [page, { tab }] = await Promise.all([params.then(({ pool }) => readPoolPage(pool)), searchParams]);
  if (!page) notFound();
  const { pool, rewards, leftovers, incidentsUntil, now, read, ...details } = page;
  return (
    <>
      <PageHeader
        title={pool.name}
        back={{ href: '/pools', label: 'Pools' }}
        badges={<PoolState pool={pool} />}
      />
      <PoolNotice pool={pool} until={incidentsUntil} />
      <PoolFacts pool={pool} />
      <div className="mt-8 grid grid-cols-1 gap-6 lg:grid-cols-[minmax(0,1fr)_24rem] lg:items-start">
        <div className="grid grid-cols-1 gap-6 lg:sticky lg:top-6 lg:order-2">
          <PoolActions pool={pool} rewards={rewards.rewards} leftovers={leftovers} now={now} tab={tab} />
          <LiveFigures {...read} />
        </div>
        <PoolDetails pool={pool} now={now} {...details}>
          <PoolRewards pool={pool} rewards={rewards} now={now} />
        </PoolDetails>
      </div>
    </>
  );
}
