import { cache } from 'react';
import { readPools } from '@/lib/capital/reads';
import { coverAbi } from '@/lib/contracts/abis';
import { readDeployment } from '@/lib/contracts/deployment';
import { nullIfRefused } from '@/lib/contracts/refused';
import { publicClient } from '@/lib/server/client';
import { type Offer, type Purchase, type Quote, referenceAmount, referencePurchase, saleOf } from './offer';
import { yearlyRate } from './premium';
import { readProducts } from './reads';

/** What a purchase costs now, as the chain says it. Rejects with the contract's reason when it cannot be made. */
export async function readQuote(product: number, { amount, termDays }: Purchase): Promise<Quote> {
  const { cover } = await readDeployment();
  return publicClient().readContract({
    address: cover,
    abi: coverAbi,
    functionName: 'quote',
    args: [BigInt(product), amount, BigInt(termDays)],
  });
}

/** Every product with its pool and the price of a reference purchase, in order of listing. */
export const readOffers = cache(async (): Promise<Offer[]> => {
  const [products, pools] = await Promise.all([readProducts(), readPools()]);
  const offers = products.map(async (product): Promise<Offer[]> => {
    const pool = pools.find(({ address }) => address === product.pool);
    if (!pool) return [];
    const sale = saleOf(product, pool);
    if (sale !== 'open') return [{ product, pool, sale, price: null }];
    const purchase = referencePurchase(product, referenceAmount(pools, pool));
    const quote = await nullIfRefused(readQuote(product.id, purchase));
    const { amount, termDays } = purchase;
    const price = quote && { ...purchase, ...quote, yearly: yearlyRate(quote.premium, amount, termDays) };
    return [{ product, pool, sale, price }];
  });
  return (await Promise.all(offers)).flat();
});
