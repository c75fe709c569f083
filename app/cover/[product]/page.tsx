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
import { readCostCurve } from '@/lib/capital/market-reads';
import { referencePurchase } from '@/lib/cover/offer';
import { readOffers } from '@/lib/cover/offer-reads';
import { readPayoutRule } from '@/lib/cover/payout-reads';
import { readLiveQuote } from '@/lib/cover/quote-reads';
import { readProduct } from '@/lib/cover/reads';
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
  const [offers, { now }] = await Promise.all([readOffers(), chainHead(), readEventWatch(id)]);
  const offer = offers.find(({ product }) => String(product.id) === id);
  if (!offer) notFound();
  const { product, pool } = offer;
  const amount = amountAt(FIRST_STEP, product.capacity, pool.asset.decimals);
  const purchase = { ...referencePurchase(product, product.capacity), amount };
  const [rule, curve, quote] = await Promise.all([
    readPayoutRule(product),
    readCostCurve(pool.model),
    readLiveQuote(product, pool, purchase),
  ]);
  return (
    <>
      <ProductTitle product={product} pool={pool} />
      <ProductNotice {...offer} />
      <ProductFacts {...offer} />
      <PurchaseProvider product={product} first={{ purchase, quote }}>
        <div className="mt-8 grid grid-cols-1 gap-6 lg:grid-cols-[minmax(0,1fr)_24rem] lg:items-start">
          <BuyCard offer={offer} rule={rule} now={now} />
          <ProductDetails product={product} pool={pool} curve={curve}>
            <TriggerCard product={product} asset={pool.asset} />
          </ProductDetails>
        </div>
      </PurchaseProvider>
      <SameRisk risk={riskOf(offers, product.id)} current={product.id} />
    </>
  );
}
