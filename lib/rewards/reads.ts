import { cache } from 'react';
import type { Address } from 'viem';
import { readAsset, readPools } from '@/lib/capital/reads';
import { emissionAbi, mutualTokenAbi, rewardsAbi } from '@/lib/contracts/abis';
import { readDeployment } from '@/lib/contracts/deployment';
import { publicClient } from '@/lib/server/client';
import type { Earned, PoolRewards, Program, Reward } from './types';

async function readTokens(pool: Address): Promise<Reward[]> {
  const { rewards } = await readDeployment();
  const views = await publicClient().readContract({
    address: rewards,
    abi: rewardsAbi,
    functionName: 'rewardsOf',
    args: [pool],
  });
  return Promise.all(
    views.map(async ({ token, minimum, rate, endsAt }) => ({
      token: await readAsset(token),
      minimum,
      rate,
      endsAt: Number(endsAt),
    })),
  );
}

async function readProgram(pool: Address): Promise<Program | null> {
  const { emission, token } = await readDeployment();
  const client = publicClient();
  const [[weekly, target, nextAt], left] = await Promise.all([
    client.readContract({ address: emission, abi: emissionAbi, functionName: 'programOf', args: [pool] }),
    client.readContract({
      address: token,
      abi: mutualTokenAbi,
      functionName: 'balanceOf',
      args: [emission],
    }),
  ]);
  return weekly === 0n ? null : { emission, weekly, target, nextAt: Number(nextAt), left };
}

/** What a pool's shares are rewarded with. Asks by the address alone, so that it travels with the pool's own questions. */
export const readRewards = cache(async (pool: Address): Promise<PoolRewards> => {
  const [rewards, program] = await Promise.all([readTokens(pool), readProgram(pool)]);
  return { pool, rewards, program };
});

/** Of every pool, in order of creation. */
export async function readAllRewards(): Promise<PoolRewards[]> {
  const pools = await readPools();
  return Promise.all(pools.map(({ address }) => readRewards(address)));
}

/** What an account's shares earned and it has not claimed, by pool and token. */
export async function readEarned(account: Address): Promise<Earned[]> {
  const [{ rewards }, pools] = await Promise.all([readDeployment(), readPools()]);
  const contract = { address: rewards, abi: rewardsAbi, functionName: 'claimable' } as const;
  const earned = await Promise.all(
    pools.map(async (pool): Promise<Earned[]> => {
      const [tokens, amounts] = await Promise.all([
        readRewards(pool.address),
        publicClient().readContract({ ...contract, args: [pool.address, account] }),
      ]);
      return tokens.rewards.flatMap(({ token }, place) => {
        const amount = amounts[place] ?? 0n;
        return amount > 0n ? [{ pool, token, amount }] : [];
      });
    }),
  );
  return earned.flat();
}
