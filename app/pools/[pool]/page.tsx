import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PoolActions } from '@/components/capital/pool-actions';
import { PoolDetails } from '@/components/capital/pool-details';
import { PoolFacts } from '@/components/capital/pool-facts';
import { PoolNotice } from '@/components/capital/pool-notice';
import { PoolState } from '@/components/capital/pool-state';
import { PageHeader } from '@/components/layout/page';
import { PoolRewards } from '@/components/rewards/pool-rewards';
import { readHistory, readSales } from '@/lib/capital/history-reads';
import { readPool } from '@/lib/capital/reads';
import { readOffers } from '@/lib/cover/offer-reads';
import { readLeftovers, readRewards } from '@/lib/rewards/reads';
import { chainHead } from '@/lib/server/client';
import { readSession } from '@/lib/wallet/session';

type PageProps = {
  params: Promise<{ pool: string }>;
  searchParams: Promise<{ tab?: string | string[] }>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const pool = await readPool((await params).pool);
  return { title: pool?.name ?? 'Not found' };
}

export default async function PoolPage({ params, searchParams }: PageProps) {
  const [pool, listed, { now }, { tab }, session] = await Promise.all([
    readPool((await params).pool),
    readOffers(),
    chainHead(),
    searchParams,
    readSession(),
  ]);
  if (!pool) notFound();
  const [history, sales, rewards, leftovers] = await Promise.all([
    readHistory(pool),
    readSales(pool),
    readRewards(pool.address),
    session ? readLeftovers(session, pool.address) : [],
  ]);
  const offers = listed.filter(({ product }) => product.pool === pool.address);
  return (
    <>
      <PageHeader
        title={pool.name}
        back={{ href: '/pools', label: 'Pools' }}
        badges={<PoolState pool={pool} />}
      />
      <PoolNotice pool={pool} />
      <PoolFacts pool={pool} />
      <div className="mt-8 grid grid-cols-1 gap-6 lg:grid-cols-[minmax(0,1fr)_24rem] lg:items-start">
        <div className="grid grid-cols-1 gap-6 lg:sticky lg:top-6 lg:order-2">
          <PoolActions pool={pool} rewards={rewards.rewards} leftovers={leftovers} now={now} tab={tab} />
        </div>
        <PoolDetails pool={pool} offers={offers} history={history} sales={sales} now={now}>
          <PoolRewards pool={pool} rewards={rewards} now={now} />
        </PoolDetails>
      </div>
    </>
  );
}
