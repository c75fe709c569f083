import { readPools } from '@/lib/capital/reads';
import { capitalPoolAbi } from '@/lib/contracts/abis';
import { readProducts } from '@/lib/cover/reads';
import { publicClient } from '@/lib/server/client';
import { SECONDS_A_DAY } from '@/lib/time';
import { failingIn, type Selection } from './selection';
import type { StressResult } from './stress';
import type { RiskPool } from './types';

/** Every pool with its products. */
export async function readRiskPools(): Promise<RiskPool[]> {
  const [pools, products] = await Promise.all([readPools(), readProducts()]);
  return pools.map((pool) => ({
    ...pool,
    products: products.filter((product) => product.pool === pool.address),
  }));
}

/** What one event would do to a pool now; the chain's own answer. Null when nothing of the pool fails. */
export async function readStress(
  pool: RiskPool,
  selection: Selection,
  now: number,
): Promise<StressResult | null> {
  const lines = failingIn(pool, selection).map(({ line }) => line);
  if (lines.length === 0) return null;
  const eventTime = BigInt(now - selection.ago * SECONDS_A_DAY);
  return publicClient().readContract({
    address: pool.address,
    abi: capitalPoolAbi,
    functionName: 'stressTest',
    args: [lines, selection.severity * 100, eventTime],
  });
}
