import { OfferTable } from '@/components/cover/offer-table';
import { Card, CardHeader } from '@/components/ui/card';
import type { CapitalHistory } from '@/lib/capital/history';
import type { PoolSummary } from '@/lib/capital/types';
import { exposureByGroup, type Offer } from '@/lib/cover/offer';
import { plural } from '@/lib/time';
import { formatAmount } from '@/lib/units';
import { GroupExposureList } from './group-exposure';
import { SharePriceChart } from './history-chart';
import { MoneyBar } from './money-bar';
import { SolvencyGauge } from './solvency-gauge';

type PoolDetailsProps = { pool: PoolSummary; offers: readonly Offer[]; history: CapitalHistory };

/** What a staker should know before and after staking. */
export function PoolDetails({ pool, offers, history }: PoolDetailsProps) {
  const amount = (value: bigint) => `${formatAmount(value, pool.asset.decimals)} ${pool.asset.symbol}`;
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
        <CardHeader title="Solvency" hint="Capital over required capital" />
        <SolvencyGauge pool={pool} />
      </Card>
      <Card>
        <CardHeader title="Money by purpose" hint="Every unit in the pool, by what it is for" />
        <MoneyBar pool={pool} />
      </Card>
      <Card>
        <CardHeader
          title="Exposure by group"
          hint="Products that could fail together, against the limit for one event"
        />
        <GroupExposureList groups={exposureByGroup(products, pool)} pool={pool} />
      </Card>
      <Card>
        <CardHeader title="Products" />
        <OfferTable offers={offers} />
      </Card>
      <p className="px-1 text-ink-soft text-sm leading-relaxed">
        Leaving takes two steps. A requested exit keeps earning and bearing losses for{' '}
        {plural(pool.cooldownDays, 'day')}, then leaves at the price of that moment, oldest request first and
        as far as solvency allows. For another {plural(pool.reportDays, 'day')} it still answers for what
        happened before it left; after that it is yours to take.
      </p>
    </div>
  );
}
