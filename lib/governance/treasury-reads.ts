import { type Address, erc20Abi } from 'viem';
import { readPools } from '@/lib/capital/reads';
import type { Asset } from '@/lib/capital/types';
import { assessorsAbi } from '@/lib/contracts/abis';
import { readDeployment } from '@/lib/contracts/deployment';
import { publicClient } from '@/lib/server/client';
import { BRK } from '@/lib/tx/types';

export type Holding = { token: Address; symbol: string; decimals: number; amount: bigint };
export type PoolFees = { pool: Address; name: string; asset: Asset; fees: bigint };

const balanceOf = (token: Address, account: Address) =>
  publicClient().readContract({
    address: token,
    abi: erc20Abi,
    functionName: 'balanceOf',
    args: [account],
  });

/** What belongs to all members, and what waits to be paid into it. Amounts in token units. */
export async function readTreasury() {
  const [{ token, timelock, emission, assessors }, pools] = await Promise.all([
    readDeployment(),
    readPools(),
  ]);
  const assets = [...new Map(pools.map(({ asset }) => [asset.address, asset])).values()];
  const tokens = [{ address: token, ...BRK }, ...assets];
  const [amounts, forStakers, slashed] = await Promise.all([
    Promise.all(tokens.map(({ address }) => balanceOf(address, timelock))),
    balanceOf(token, emission),
    publicClient().readContract({ address: assessors, abi: assessorsAbi, functionName: 'slashed' }),
  ]);
  const holdings = tokens.map(({ address, symbol, decimals }, index): Holding => {
    return { token: address, symbol, decimals, amount: amounts[index] ?? 0n };
  });
  const fees = pools.map(({ address, name, asset, fees: waiting }): PoolFees => {
    return { pool: address, name, asset, fees: waiting };
  });
  return { timelock, emission, holdings, fees, forStakers, slashed };
}
