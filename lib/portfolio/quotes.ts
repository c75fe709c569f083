import type { Address, PublicClient } from 'viem';
import { coverAbi } from '@/lib/contracts/abis';
import type { Quote } from '@/lib/cover/offer';
import type { HeldCover } from './types';

/** Where a change of a cover is asked about. */
export type Asker = { client: PublicClient; cover: Address };

/** What more days would cost. */
export const quoteExtension = (
  { client, cover }: Asker,
  held: HeldCover,
  extraDays: number,
): Promise<Quote> =>
  client.readContract({
    address: cover,
    abi: coverAbi,
    functionName: 'quoteExtend',
    args: [BigInt(held.id), BigInt(extraDays)],
  });

/** What cancelling would return, and the premium that is not earned yet. */
export async function quoteCancellation({ client, cover }: Asker, held: HeldCover) {
  const contract = { address: cover, abi: coverAbi, args: [BigInt(held.id)] } as const;
  const [refund, unearned] = await Promise.all([
    client.readContract({ ...contract, functionName: 'quoteCancel' }),
    client.readContract({ ...contract, functionName: 'unearnedOf' }),
  ]);
  return { refund, unearned };
}
