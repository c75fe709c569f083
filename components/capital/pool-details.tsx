import Link from 'next/link';
import type { ReactNode } from 'react';
import { OfferTable } from '@/components/cover/offer-table';
import { DocsLink } from '@/components/docs/docs-link';
import { Card, CardHeader } from '@/components/ui/card';
import type { CostPoint } from '@/lib/capital/cost-curve';
import { figureOf } from '@/lib/capital/figure';
import { groupsOf } from '@/lib/capital/groups';
import type { CapitalHistory } from '@/lib/capital/history';
import type { AssetYield as Measured } from '@/lib/capital/market-reads';
import type { Sales } from '@/lib/capital/sales';
import type { PoolSummary } from '@/lib/capital/types';
import type { Offer } from '@/lib/cover/offer';
import { AssetYield } from './asset-yield';
import { CostChart } from './cost-chart';
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
  curve: readonly CostPoint[];
  assetYield: Measured | null;
  now: number;
  /** Rewards besides the premiums, and the holders. */
  children: ReactNode;
};

/** What a staker should know before and after staking. */
export function PoolDetails(props: PoolDetailsProps) {
  const { pool, offers, history, sales, curve, assetYield, now, children } = props;
  const amount = (value: bigint) => figureOf(value, pool.asset);
  const products = offers.map(({ product }) => product);
  return (
    <div className="grid grid-cols-1 gap-6">
      <Card>
        <CardHeader
          title="Share price"
          hint={`${amount(history.earned)} of premium earned, ${amount(history.lost)} of losses so far`}
        />
        <SharePriceChart pools={[{ pool, history }]} className="h-60" />
      </Card>
      <Card>
        <CardHeader title="Yield" hint="What underwriting earns per year at the current rate" />
        <YieldSources pool={pool} history={history} />
        <AssetYield pool={pool} measured={assetYield} />
      </Card>
      <Card>
        <CardHeader title="Cost of capital" hint="What buyers pay for the capital that their cover binds" />
        <CostChart pool={pool} curve={curve} />
      </Card>
      <Card>
        <CardHeader title="Solvency" hint="Capital divided by required capital" />
        <SolvencyGauge pool={pool} />
      </Card>
      <Card>
        <CardHeader title="Exposure by group" hint="Products that could fail together count as one event" />
        <GroupExposure groups={groupsOf(products, pool)} pool={pool} />
      </Card>
      <Card>
        <CardHeader
          title="Premium by week"
          hint="What holders paid for cover. The pool earns it by the second"
        />
        <PremiumChart flows={sales.flows} asset={pool.asset} now={now} />
      </Card>
      {children}
      <Card>
        <CardHeader title="Money by purpose" hint="All money in the pool, by what it is for" />
        <MoneyBar pool={pool} />
      </Card>
      <Card>
        <CardHeader
          title="Products"
          action={
            <Link href={`/pools/${pool.address}/curator`} className="link text-sm">
              Curator’s page
            </Link>
          }
        />
        <OfferTable offers={offers} />
      </Card>
      <Card>
        <CardHeader
          title="Parameters"
          hint="Set by governance"
          action={<DocsLink to="deadlines">All deadlines</DocsLink>}
        />
        <PoolParameters pool={pool} />
      </Card>
    </div>
  );
}
