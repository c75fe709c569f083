import { readPools } from '@/lib/capital/reads';
import { poolLensAbi } from '@/lib/contracts/abis';
import { readDeployment } from '@/lib/contracts/deployment';
import { readProducts } from '@/lib/cover/reads';
import { publicClient } from '@/lib/server/client';
import { failingIn, type Selection } from './selection';
import type { StressResult } from './stress';
import type { RiskPool } from './types';

/** All pools with their products. */
export async function readRiskPools(): Promise<RiskPool[]> {
  const [pools, products] = await Promise.all([readPools(), readProducts()]);
  return pools.map((pool) => ({
    ...pool,
    products: products.filter((product) => product.pool === pool.address),
  }));
}

/** What one event would do to a pool now, from `PoolLens.stressTest`. Null if no product of the pool fails. */
export async function readStress(pool: RiskPool, selection: Selection): Promise<StressResult | null> {
  const products = failingIn(pool, selection).map(({ id }) => BigInt(id));
  if (products.length === 0) return null;
  const { lens } = await readDeployment();
  return publicClient().readContract({
    address: lens,
    abi: poolLensAbi,
    functionName: 'stressTest',
    args: [pool.address, products],
  });
}
