import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { BuyCard } from '@/components/cover/buy-card';
import { ProductDetails } from '@/components/cover/product-details';
import { ProductFacts } from '@/components/cover/product-facts';
import { ProductNotice } from '@/components/cover/product-notice';
import { PageHeader } from '@/components/layout/page';
import { Badge } from '@/components/ui/badge';
import { readPools } from '@/lib/capital/reads';
import { offersOf } from '@/lib/cover/offer';
import { readProduct } from '@/lib/cover/reads';
import { PERIL_WORDS } from '@/lib/cover/words';
import { chainHead } from '@/lib/server/client';

type PageProps = { params: Promise<{ product: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const product = await readProduct((await params).product);
  return { title: product?.name ?? 'Not found' };
}

export default async function ProductPage({ params }: PageProps) {
  const [product, pools, { now }] = await Promise.all([
    readProduct((await params).product),
    readPools(),
    chainHead(),
  ]);
  const [offer] = product ? offersOf([product], pools) : [];
  if (!product || !offer) notFound();
  const { pool } = offer;
  const backing = (
    <Link href={`/pools/${pool.address}`} className="link">
      {pool.name}
    </Link>
  );
  return (
    <>
      <PageHeader
        title={product.name}
        back={{ href: '/cover', label: 'Cover' }}
        badges={<Badge>{PERIL_WORDS[product.peril].label}</Badge>}
        lead={<>Backed by {backing}</>}
      />
      <ProductNotice {...offer} />
      <ProductFacts {...offer} />
      <div className="mt-8 grid grid-cols-1 gap-6 lg:grid-cols-[minmax(0,1fr)_24rem] lg:items-start">
        <BuyCard offer={offer} now={now} />
        <ProductDetails product={product} pool={pool} />
      </div>
    </>
  );
}
