import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ExitForm } from '@/components/capital/exit-form';
import { ExitList } from '@/components/capital/exit-list';
import { PoolDetails } from '@/components/capital/pool-details';
import { PoolFacts } from '@/components/capital/pool-facts';
import { PoolNotice } from '@/components/capital/pool-notice';
import { PoolState } from '@/components/capital/pool-state';
import { StakeForm } from '@/components/capital/stake-form';
import { PageHeader } from '@/components/layout/page';
import { Card, CardHeader } from '@/components/ui/card';
import { Tabs } from '@/components/ui/tabs';
import { readHistory } from '@/lib/capital/history-reads';
import { readPool } from '@/lib/capital/reads';
import { offersOf } from '@/lib/cover/offer';
import { readProducts } from '@/lib/cover/reads';
import { chainHead } from '@/lib/server/client';

type PageProps = { params: Promise<{ pool: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const pool = await readPool((await params).pool);
  return { title: pool?.name ?? 'Not found' };
}

export default async function PoolPage({ params }: PageProps) {
  const [pool, products, { now }] = await Promise.all([
    readPool((await params).pool),
    readProducts(),
    chainHead(),
  ]);
  if (!pool) notFound();
  const tabs = [
    { value: 'stake', label: 'Stake', content: <StakeForm pool={pool} now={now} /> },
    { value: 'exit', label: 'Exit', content: <ExitForm pool={pool} now={now} /> },
  ];
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
          <Card>
            <Tabs label="Stake or exit" tabs={tabs} />
          </Card>
          <Card>
            <CardHeader title="Your exits" />
            <ExitList pool={pool} now={now} />
          </Card>
        </div>
        <PoolDetails pool={pool} offers={offersOf(products, [pool])} history={await readHistory(pool)} />
      </div>
    </>
  );
}
