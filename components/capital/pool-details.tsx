import Link from 'next/link';
import type { ReactNode } from 'react';
import { OfferTable } from '@/components/cover/offer-table';
import { Card, CardHeader } from '@/components/ui/card';
import { figureOf } from '@/lib/capital/figure';
import { groupsOf } from '@/lib/capital/groups';
import type { CapitalHistory } from '@/lib/capital/history';
import type { Sales } from '@/lib/capital/sales';
import type { PoolSummary } from '@/lib/capital/types';
import type { Offer } from '@/lib/cover/offer';
import { GroupExposure } from './group-exposure';
import { SharePriceChart } from './history-chart';
import { MoneyBar } from './money-bar';
import { PoolParameters } from './pool-parameters';
import { PremiumChart } from './premium-chart';
import { SolvencyGauge } from './solvency-gauge';
import { YieldSources } from './yield-sources';

type PoolDetailsProps = {
  pool: PoolSummary;
  offers: readonly Offer[];
  history: CapitalHistory;
  sales: Sales;
  now: number;
  /** What else the shares earn. */
  children: ReactNode;
};

/** What a staker should know before and after staking. */
export function PoolDetails({ pool, offers, history, sales, now, children }: PoolDetailsProps) {
  const amount = (value: bigint) => figureOf(value, pool.asset);
  const products = offers.map(({ product }) => product);
  return (
    <div className="grid grid-cols-1 gap-6">
      <Card>
        <CardHeader
          title="Share price"
          hint={`${amount(history.earned)} of premium earned, ${amount(history.paid)} of claims paid since the beginning`}
        />
        <SharePriceChart pools={[{ pool, history }]} className="h-60" />
      </Card>
      <Card>
        <CardHeader title="Premium by week" hint="What holders paid for cover; it is earned over its term" />
        <PremiumChart flows={sales.flows} asset={pool.asset} now={now} />
      </Card>
      <Card>
        <CardHeader title="Yield by source" hint="Where a year’s premium goes at the present rate" />
        <YieldSources pool={pool} />
      </Card>
      {children}
      <Card>
        <CardHeader title="Exposure by group" hint="Products that could fail together count as one event" />
        <GroupExposure groups={groupsOf(products, pool)} pool={pool} />
      </Card>
      <Card>
        <CardHeader title="Solvency" hint="Capital over required capital" />
        <SolvencyGauge pool={pool} />
      </Card>
      <Card>
        <CardHeader title="Where the money is" hint="Every unit in the pool, by what it is for" />
        <MoneyBar pool={pool} />
      </Card>
      <Card>
        <CardHeader
          title="Products"
          action={
            <Link href={`/pools/${pool.address}/curator`} className="link text-sm">
              Curator’s desk
            </Link>
          }
        />
        <OfferTable offers={offers} />
      </Card>
      <Card>
        <CardHeader title="What the pool runs by" hint="Its parameters in words, as governance set them" />
        <PoolParameters pool={pool} />
      </Card>
    </div>
  );
}
