import { Section } from '@/components/layout/page';
import { Card, CardHeader } from '@/components/ui/card';
import type { AssetTotals } from '@/lib/capital/maths';
import { plural } from '@/lib/time';
import { CapitalChart, type PoolHistory, SharePriceChart } from './history-chart';
import { Totals } from './totals';

type AssetBookProps = {
  totals: AssetTotals;
  histories: readonly PoolHistory[];
  inForce: bigint;
  /** All losses booked. */
  lost: bigint;
};

/** Summary of the pools of one asset. */
export function AssetBook({ totals, histories, inForce, lost }: AssetBookProps) {
  const { asset, pools } = totals;
  const hint = `${plural(pools.length, 'pool')}: ${pools.map(({ name }) => name).join(', ')}`;
  const className = 'h-60';
  return (
    <Section title={`In ${asset.symbol}`} hint={hint}>
      <div className="grid grid-cols-1 gap-8">
        <Totals totals={totals} inForce={inForce} lost={lost} />
        <div className="grid grid-cols-1 gap-6 lg:grid-cols-2">
          <Card>
            <CardHeader isPart title="Capital" hint={`All pools in ${asset.symbol}`} />
            <CapitalChart pools={histories} asset={asset} className={className} />
          </Card>
          <Card>
            <CardHeader isPart title="Share price" hint="The value of one share, which started at 1" />
            <SharePriceChart pools={histories} className={className} />
          </Card>
        </div>
      </div>
    </Section>
  );
}
