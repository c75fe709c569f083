import Link from 'next/link';
import { CapitalChart, SharePriceChart } from '@/components/capital/history-chart';
import { PoolTable } from '@/components/capital/pool-table';
import { Totals } from '@/components/capital/totals';
import { OfferTable } from '@/components/cover/offer-table';
import { Hero } from '@/components/layout/hero';
import { Section } from '@/components/layout/page';
import { Promises } from '@/components/layout/promises';
import { Card, CardHeader } from '@/components/ui/card';
import { readOverview } from '@/lib/server/overview';

const more = (href: string, label: string) => (
  <Link href={href} className="link text-sm">
    {label}
  </Link>
);

export default async function OverviewPage() {
  const { pools, offers, books } = await readOverview();
  return (
    <>
      <Hero />
      {books.map(({ totals, histories, inForce, paid }) => (
        <div key={totals.asset.address} className="mb-10 grid grid-cols-1 gap-6">
          <Totals totals={totals} inForce={inForce} paid={paid} />
          <div className="grid grid-cols-1 gap-6 lg:grid-cols-2">
            <Card>
              <CardHeader title="Capital" hint={`All pools in ${totals.asset.symbol}`} />
              <CapitalChart
                pools={histories}
                asset={totals.asset}
                className={histories.length > 1 ? 'h-60' : undefined}
              />
            </Card>
            <Card>
              <CardHeader title="Share price" hint="What one share is worth; it began at 1" />
              <SharePriceChart pools={histories} />
            </Card>
          </div>
        </div>
      ))}
      <Section title="Cover" action={more('/cover', 'Compare all cover')}>
        <OfferTable offers={offers} />
      </Section>
      <Section title="Pools" action={more('/pools', 'All pools')}>
        <PoolTable pools={pools} />
      </Section>
      <Section id="promises" title="What the contracts promise" hint="P1 to P5 hold in every tested history">
        <Promises />
      </Section>
    </>
  );
}
