import { notFound } from 'next/navigation';
import { LiveFigures } from '@/components/layout/live-figures';
import { PoolRewards } from '@/components/rewards/pool-rewards';
import { readPoolPage } from '@/lib/capital/page-reads';
import { PoolActions } from './pool-actions';
import { PoolDetails } from './pool-details';
import { PoolFacts } from './pool-facts';
import { PoolHolders } from './pool-holders';
import { PoolNotice } from './pool-notice';

/** A pool's page, without its title. */
export async function PoolView(props: { pool: string; tab: string | string[] | undefined }) {
  const page = await readPoolPage(props.pool);
  if (!page) notFound();
  const { pool, rewards, holders, incidentsUntil, now, read, ...details } = page;
  return (
    <>
      <PoolNotice pool={pool} until={incidentsUntil} />
      <PoolFacts pool={pool} />
      <div className="mt-8 grid grid-cols-1 gap-6 lg:grid-cols-[minmax(0,1fr)_24rem] lg:items-start">
        <div className="grid grid-cols-1 gap-6 lg:tall:sticky lg:tall:top-6 lg:order-2">
          <PoolActions pool={pool} rewards={rewards.rewards} now={now} tab={props.tab} />
          <LiveFigures {...read} />
        </div>
        <PoolDetails pool={pool} now={now} {...details}>
          <PoolRewards pool={pool} rewards={rewards} now={now} />
          <PoolHolders pool={pool} holders={holders} />
        </PoolDetails>
      </div>
    </>
  );
}
