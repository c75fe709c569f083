import type { Address } from 'viem';
import { coverAbi, demoFeedAbi } from '@/lib/contracts/abis';
import { readDeployment } from '@/lib/contracts/deployment';
import type { ProductSummary } from '@/lib/cover/types';
import { chainHead, publicClient } from '@/lib/server/client';
import { immutable } from '@/lib/server/immutable';
import { startOfDay } from '@/lib/time';
import { readRatio, readSettlement, type Settlement } from './settlement';
import { readLossTerms } from './terms';
import type { LossTerms } from './types';

/** A cover that its trigger settles at its end. */
export type Outlook = Settlement & {
  entry: bigint;
  /** Null once it was cancelled: then nothing is settled. */
  endTime: number | null;
  /** What it was paid, by verdicts too, asset units. */
  received: bigint;
  /** True once all that its prices show was paid and recorded. */
  isSettled: boolean;
};

const nameOf = (address: Address) =>
  publicClient().readContract({ address, abi: demoFeedAbi, functionName: 'description' });

/** By what the covers of a product are settled, and what the feeds call themselves. */
export const readPairTerms = (trigger: Address) =>
  immutable(`pair:${trigger}`, async () => {
    const terms = await readLossTerms(publicClient(), trigger);
    const [baseName, quoteName] = await Promise.all([nameOf(terms.base.source), nameOf(terms.quote.source)]);
    return { terms, baseName, quoteName };
  });

/** The ratio that a cover bought now would remember; null without fresh prices. */
export const readRatioNow = async (terms: LossTerms): Promise<bigint | null> =>
  readRatio(publicClient(), terms, (await chainHead()).now);

type Settled = {
  id: number;
  isCancelled: boolean;
  endDay: number;
  product: Pick<ProductSummary, 'trigger' | 'settlesCovers'>;
};

/** How a cover stands that its trigger settles; null for every other. */
export async function readOutlook({ id, isCancelled, endDay, product }: Settled): Promise<Outlook | null> {
  const { trigger, settlesCovers } = product;
  if (!trigger || !settlesCovers) return null;
  const client = publicClient();
  const [deployment, { now }] = await Promise.all([readDeployment(), chainHead()]);
  const args = [BigInt(id)] as const;
  const [entry, { received, settled: isSettled }, { terms }] = await Promise.all([
    client.readContract({ address: deployment.cover, abi: coverAbi, functionName: 'entryOf', args }),
    client.readContract({ address: deployment.cover, abi: coverAbi, functionName: 'claimOf', args }),
    readPairTerms(trigger),
  ]);
  const endTime = isCancelled ? null : startOfDay(endDay);
  return {
    entry,
    endTime,
    received,
    isSettled,
    ...(await readSettlement(client, terms, { entry, endTime, now })),
  };
}
