import { readPool } from '@/lib/capital/reads';
import type { PoolSummary } from '@/lib/capital/types';
import { capitalPoolAbi } from '@/lib/contracts/abis';
import { isRefusal } from '@/lib/contracts/refused';
import { bookOf, stressAfter } from '@/lib/risk/solvency';
import { chainHead, publicClient } from '@/lib/server/client';
import { reasonOf } from '@/lib/tx/failure';
import { WAD } from '@/lib/units';
import { type Purchase, saleOf } from './offer';
import { readQuote } from './offer-reads';
import type { LiveQuote, UtilisationChange } from './quote';
import { readProduct, readProducts } from './reads';
import type { ProductSummary } from './types';

/** How a purchase would move the pool's utilisation. */
async function readUtilisation(
  product: ProductSummary,
  pool: PoolSummary,
  amount: bigint,
): Promise<UtilisationChange> {
  const [products, { priced }] = await Promise.all([
    readProducts(),
    publicClient().readContract({ address: pool.address, abi: capitalPoolAbi, functionName: 'backing' }),
  ]);
  const book = bookOf(products.filter((one) => one.pool === pool.address));
  const of = (more: bigint) =>
    priced === 0n ? WAD : (stressAfter(book, product, more, pool) * WAD) / priced;
  return { before: of(0n), after: of(amount) };
}

async function answerOf(product: ProductSummary, pool: PoolSummary, { amount, termDays }: Purchase) {
  const isAsked = amount > 0n && saleOf(product, pool) === 'open';
  if (!isAsked) return { quote: null, problem: null };
  try {
    return { quote: await readQuote(product.id, { amount, termDays }), problem: null };
  } catch (error) {
    if (isRefusal(error)) return { quote: null, problem: reasonOf(error, pool.asset) };
    throw error;
  }
}

/** What a purchase costs at the latest block and what it does to the pool. */
export async function readLiveQuote(
  product: ProductSummary,
  pool: PoolSummary,
  purchase: Purchase,
): Promise<LiveQuote> {
  const [{ number, now }, answer, utilisation] = await Promise.all([
    chainHead(),
    answerOf(product, pool, purchase),
    readUtilisation(product, pool, purchase.amount),
  ]);
  return { block: Number(number), time: now, capacity: product.capacity, utilisation, ...answer };
}

/** The same by the product's number in text; null for a product that does not exist. */
export async function findLiveQuote(id: string, purchase: Purchase): Promise<LiveQuote | null> {
  const product = await readProduct(id);
  const pool = product && (await readPool(product.pool));
  return pool && readLiveQuote(product, pool, purchase);
}
