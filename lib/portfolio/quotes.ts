import type { Address, PublicClient } from 'viem';
import { capitalPoolAbi, coverAbi } from '@/lib/contracts/abis';
import { noClaimsDiscount } from './manage';
import type { HeldCover } from './types';

/** Who asks what a change of a cover would cost or return now. */
export type Asker = { client: PublicClient; cover: Address; account: Address; now: number };

/** What more days would cost, with the discount that is in it. */
export async function quoteExtension({ client, cover, now }: Asker, held: HeldCover, extraDays: number) {
  const { pool, product, claimFreeDay } = held;
  const [premium, line] = await Promise.all([
    client.readContract({
      address: cover,
      abi: coverAbi,
      functionName: 'quoteExtend',
      args: [BigInt(held.id), BigInt(extraDays)],
    }),
    client.readContract({
      address: pool.address,
      abi: capitalPoolAbi,
      functionName: 'lineState',
      args: [product.line],
    }),
  ]);
  const lastLossDay = Number(line.lastLossDay);
  return { premium, discount: noClaimsDiscount(product.noClaimsBps, { claimFreeDay, lastLossDay }, now) };
}

/** What a larger amount would cost. */
export const quoteIncrease = ({ client, cover }: Asker, held: HeldCover, amount: bigint): Promise<bigint> =>
  client.readContract({
    address: cover,
    abi: coverAbi,
    functionName: 'quoteIncrease',
    args: [BigInt(held.id), amount],
  });

/** What would come back, and what has not been earned yet. There is no view of the first: the chain plays it through. */
export async function quoteCancellation({ client, cover, account }: Asker, held: HeldCover) {
  const contract = { address: cover, abi: coverAbi } as const;
  const id = BigInt(held.id);
  const [{ result: refund }, unearned] = await Promise.all([
    client.simulateContract({ ...contract, functionName: 'cancel', args: [id, 0n], account }),
    client.readContract({ ...contract, functionName: 'unearnedOf', args: [id] }),
  ]);
  return { refund, unearned };
}
