import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { BuyCard } from '@/components/cover/buy-card';
import { ProductDetails } from '@/components/cover/product-details';
import { ProductFacts } from '@/components/cover/product-facts';
import { ProductNotice } from '@/components/cover/product-notice';
import { ProductTitle } from '@/components/cover/product-title';
import { PurchaseProvider } from '@/components/cover/purchase';
import { SameRisk } from '@/components/cover/same-risk';
import { TriggerCard } from '@/components/triggers/trigger-card';
import { readPools } from '@/lib/capital/reads';
import { offersOf } from '@/lib/cover/offer';
import { readProduct, readProducts, readSignalMultiple } from '@/lib/cover/reads';
import { riskOf } from '@/lib/cover/risks';
import { amountAt, FIRST_STEP } from '@/lib/cover/share';
import { chainHead } from '@/lib/server/client';
import { readEventWatch } from '@/lib/triggers/product-reads';

type PageProps = { params: Promise<{ product: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const product = await readProduct((await params).product);
  return { title: product?.name ?? 'Not found' };
}

export default async function ProductPage({ params }: PageProps) {
  const id = (await params).product;
  const [listed, products, pools, { now }] = await Promise.all([
    readProduct(id),
    readProducts(),
    readPools(),
    chainHead(),
    readEventWatch(id),
  ]);
  const offers = offersOf(products, pools);
  const offer = offers.find(({ product }) => product.id === listed?.id);
  if (!offer) notFound();
  const { product, pool } = offer;
  const first = amountAt(FIRST_STEP, product.capacity, pool.asset.decimals);
  return (
    <>
      <ProductTitle product={product} pool={pool} />
      <ProductNotice {...offer} />
      <ProductFacts {...offer} />
      <PurchaseProvider initial={first || null}>
        <div className="mt-8 grid grid-cols-1 gap-6 lg:grid-cols-[minmax(0,1fr)_24rem] lg:items-start">
          <BuyCard offer={offer} now={now} />
          <ProductDetails product={product} pool={pool} signal={await readSignalMultiple(product)}>
            <TriggerCard product={product} asset={pool.asset} />
          </ProductDetails>
        </div>
      </PurchaseProvider>
      <SameRisk risk={riskOf(offers, product.id)} current={product.id} />
    </>
  );
}
