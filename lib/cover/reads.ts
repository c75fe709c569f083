import { cache } from 'react';
import { type Address, zeroAddress } from 'viem';
import { coverAbi } from '@/lib/contracts/abis';
import { readDeployment } from '@/lib/contracts/deployment';
import { nullIfRefused } from '@/lib/contracts/refused';
import { publicClient } from '@/lib/server/client';
import { remembered } from '@/lib/server/shell';
import { PERILS, type ProductSummary } from './types';

const orNull = (address: Address): Address | null => (address === zeroAddress ? null : address);

async function readListed(id: number): Promise<ProductSummary> {
  const { cover } = await readDeployment();
  const { terms, ...state } = await publicClient().readContract({
    address: cover,
    abi: coverAbi,
    functionName: 'productOf',
    args: [BigInt(id)],
  });
  const peril = PERILS[terms.peril];
  if (!peril) throw new Error(`Product ${id} has a peril that the app does not know: ${terms.peril}.`);
  const [signal, trigger] = [orNull(terms.signal), orNull(terms.trigger)];
  return { ...terms, ...state, id, peril, signal, trigger, openIncidents: Number(state.openIncidents) };
}

/** Products are numbered from 1 to this. */
export const productCount = cache(async (): Promise<number> => {
  const { cover } = await readDeployment();
  return Number(
    await publicClient().readContract({ address: cover, abi: coverAbi, functionName: 'productCount' }),
  );
});

/** Every product, in order of listing. */
export const readProducts = cache(async (): Promise<ProductSummary[]> => {
  const ids = Array.from({ length: await productCount() }, (_, index) => index + 1);
  return Promise.all(ids.map(readListed));
});

const idFrom = (text: string) => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0);

/** The name of a product, for the title of its page; null when there is no product of this number. */
export const findProductName = cache(async (text: string): Promise<string | null> => {
  const id = idFrom(text);
  if (id === 0) return null;
  return remembered(`productName:${id}`, async () => {
    const [count, listed] = await Promise.all([productCount(), nullIfRefused(readListed(id))]);
    return id <= count ? (listed?.name ?? null) : null;
  });
});

/** Null when there is no product of this number. */
export const readProduct = cache(async (text: string): Promise<ProductSummary | null> => {
  const id = idFrom(text);
  return id > 0 && id <= (await productCount()) ? readListed(id) : null;
});
