import { cache } from 'react';
import { type Address, zeroAddress } from 'viem';
import { coverAbi, feedSignalAbi, kinkedPremiumModelAbi } from '@/lib/contracts/abis';
import { readDeployment } from '@/lib/contracts/deployment';
import { publicClient } from '@/lib/server/client';
import { immutable } from '@/lib/server/immutable';
import { PERILS, type PremiumCurve, type ProductSummary } from './types';

export const readModel = (model: Address): Promise<{ curve: PremiumCurve; target: bigint }> =>
  immutable(`model:${model}`, async () => {
    const client = publicClient();
    const contract = { address: model, abi: kinkedPremiumModelAbi } as const;
    const [kink, steepness, { target }] = await Promise.all([
      client.readContract({ ...contract, functionName: 'KINK' }),
      client.readContract({ ...contract, functionName: 'STEEPNESS' }),
      client.readContract({ ...contract, functionName: 'adaptation' }),
    ]);
    return { curve: { kink, steepness }, target };
  });

async function readListed(id: number): Promise<ProductSummary> {
  const { cover } = await readDeployment();
  const view = await publicClient().readContract({
    address: cover,
    abi: coverAbi,
    functionName: 'productOf',
    args: [BigInt(id)],
  });
  const peril = PERILS[view.peril];
  if (!peril) throw new Error(`Product ${id} has a peril that the app does not know: ${view.peril}.`);
  const signal = view.signal === zeroAddress ? null : view.signal;
  const trigger = view.trigger === zeroAddress ? null : view.trigger;
  return { ...view, id, peril, signal, trigger, ...(await readModel(view.model)) };
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

/** What the market signal multiplies the price by now, 1e18 = 1; null without one. */
export async function readSignalMultiple({ signal }: ProductSummary): Promise<bigint | null> {
  if (!signal) return null;
  const contract = { address: signal, abi: feedSignalAbi, functionName: 'read' } as const;
  const [multiple] = await publicClient().readContract(contract);
  return multiple;
}

/** Null when there is no product of this number. */
export const readProduct = cache(async (text: string): Promise<ProductSummary | null> => {
  const id = /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0;
  return id > 0 && id <= (await productCount()) ? readListed(id) : null;
});
