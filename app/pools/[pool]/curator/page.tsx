import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { LimitsFacts } from '@/components/curator/limits-facts';
import { ListForm } from '@/components/curator/list-form';
import { ProductCards } from '@/components/curator/product-cards';
import { PageHeader, Section } from '@/components/layout/page';
import { AddressText } from '@/components/ui/address';
import { Card, CardHeader } from '@/components/ui/card';
import { readCuratorPage } from '@/lib/curator/reads';

export const metadata: Metadata = { title: 'Curator' };

type Props = { params: Promise<{ pool: string }> };

export default async function CuratorPage({ params }: Props) {
  const data = await readCuratorPage((await params).pool);
  if (!data) notFound();
  const { pool, limits, tuned, curve, signals, triggers, now } = data;
  const products = tuned.map(({ product }) => product);
  return (
    <>
      <PageHeader
        back={{ href: `/pools/${pool.address}`, label: pool.name }}
        title={`Curator of ${pool.name}`}
        lead="Lists products inside the limits that governance sets. Tighter terms apply at once; looser ones are announced first. Cover that was sold keeps its terms."
      />
      <div className="max-w-xl">
        <Card>
          <CardHeader
            title="The limits"
            hint={<AddressText address={pool.curator} />}
            action={
              <Link href={`/governance/propose?change=limits&pool=${pool.address}`} className="link text-sm">
                Propose other limits
              </Link>
            }
          />
          <LimitsFacts limits={limits} listed={products.length} />
        </Card>
      </div>
      <Section title="Products">
        <ProductCards pool={pool} tuned={tuned} limits={limits} now={now} />
      </Section>
      <Section title="List a product">
        <ListForm {...{ pool, products, limits, curve, signals, triggers }} />
      </Section>
    </>
  );
}
