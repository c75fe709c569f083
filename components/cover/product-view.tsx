import { notFound } from 'next/navigation';
import { TriggerCard } from '@/components/triggers/trigger-card';
import { readCostCurve } from '@/lib/capital/market-reads';
import { referencePurchase } from '@/lib/cover/offer';
import { readOffers } from '@/lib/cover/offer-reads';
import { readPayoutRule } from '@/lib/cover/payout-reads';
import { readLiveQuote } from '@/lib/cover/quote-reads';
import { riskOf } from '@/lib/cover/risks';
import { amountAt, FIRST_STEP } from '@/lib/cover/share';
import { chainHead } from '@/lib/server/client';
import { readEventWatch } from '@/lib/triggers/product-reads';
import { BuyCard } from './buy-card';
import { ProductDetails } from './product-details';
import { ProductFacts } from './product-facts';
import { ProductNotice } from './product-notice';
import { PurchaseProvider } from './purchase';
import { SameRisk } from './same-risk';

/** A product's page, without its title. */
export async function ProductView(props: { product: string }) {
  const [offers, { now }] = await Promise.all([readOffers(), chainHead(), readEventWatch(props.product)]);
  const offer = offers.find(({ product }) => String(product.id) === props.product);
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
