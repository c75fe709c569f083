import Link from 'next/link';
import { AssetBook } from '@/components/capital/asset-book';
import { PoolTable } from '@/components/capital/pool-table';
import { OfferTable } from '@/components/cover/offer-table';
import { Hero } from '@/components/layout/hero';
import { Section } from '@/components/layout/page';
import { Promises } from '@/components/layout/promises';
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
      {books.map((book) => (
        <AssetBook key={book.totals.asset.address} {...book} />
      ))}
      <Section title="Cover" action={more('/cover', 'Compare all cover')}>
        <OfferTable offers={offers} />
      </Section>
      <Section title="Pools" action={more('/pools', 'Compare all pools')}>
        <PoolTable pools={pools} />
      </Section>
      <Section id="promises" title="What the contracts promise" hint="P1 to P6 hold in every tested history">
        <Promises />
      </Section>
    </>
  );
}
