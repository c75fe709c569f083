import type { Address } from 'viem';
import { readPool } from '@/lib/capital/reads';
import { assetsFor } from '@/lib/capital/shares';
import { capitalPoolAbi } from '@/lib/contracts/abis';
import { publicClient } from '@/lib/server/client';

/** What an account's shares of a pool are worth now. */
export async function readStake(address: Address, account: Address): Promise<bigint> {
  const contract = { address, abi: capitalPoolAbi, functionName: 'balanceOf' } as const;
  const [pool, shares] = await Promise.all([
    readPool(address),
    publicClient().readContract({ ...contract, args: [account] }),
  ]);
  return pool ? assetsFor(pool, shares) : 0n;
}
