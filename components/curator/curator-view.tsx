import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Section } from '@/components/layout/page';
import { AddressText } from '@/components/ui/address';
import { Card, CardHeader } from '@/components/ui/card';
import { readCuratorPage } from '@/lib/curator/reads';
import { LimitsFacts } from './limits-facts';
import { ListForm } from './list-form';
import { ProductCards } from './product-cards';

/** A curator's page, without its title. */
export async function CuratorView(props: { pool: string }) {
  const data = await readCuratorPage(props.pool);
  if (!data) notFound();
  const { pool, limits, tuned, curve, signals, triggers, now } = data;
  const products = tuned.map(({ product }) => product);
  return (
    <>
      <div className="max-w-xl">
        <Card>
          <CardHeader
            title="Limits"
            hint={
              <>
                Curator: <AddressText address={pool.curator} />
              </>
            }
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
