import type { Address } from 'viem';
import { readPool } from '@/lib/capital/reads';
import { coverAbi, poolFactoryAbi } from '@/lib/contracts/abis';
import { readDeployment } from '@/lib/contracts/deployment';
import { readModel, readProducts } from '@/lib/cover/reads';
import type { ProductSummary } from '@/lib/cover/types';
import { readParts } from '@/lib/governance/parts-reads';
import { chainHead, publicClient } from '@/lib/server/client';

export type Announced = { maxShareBps: number; maxDays: number; rate: bigint; readyAt: number };
export type TunedProduct = { product: ProductSummary; announced: Announced | null };

async function readAnnounced(product: ProductSummary): Promise<TunedProduct> {
  const { cover } = await readDeployment();
  const { tuning, readyAt } = await publicClient().readContract({
    address: cover,
    abi: coverAbi,
    functionName: 'announcementOf',
    args: [BigInt(product.id)],
  });
  return { product, announced: readyAt === 0n ? null : { ...tuning, readyAt: Number(readyAt) } };
}

const readLimits = async (pool: Address) =>
  publicClient().readContract({
    address: (await readDeployment()).factory,
    abi: poolFactoryAbi,
    functionName: 'limitsOf',
    args: [pool],
  });

/** All that a pool's curator needs; null when there is no such pool. */
export async function readCuratorDesk(text: string) {
  const [pool, products, parts, { now }] = await Promise.all([
    readPool(text),
    readProducts(),
    readParts(),
    chainHead(),
  ]);
  if (!pool) return null;
  const own = products.filter((product) => product.pool === pool.address);
  const ofKind = (kind: number) => parts.filter((part) => part.kind === kind);
  const [limits, tuned, models] = await Promise.all([
    readLimits(pool.address),
    Promise.all(own.map(readAnnounced)),
    Promise.all(ofKind(1).map(async (part) => ({ ...part, ...(await readModel(part.address)) }))),
  ]);
  return { pool, limits, tuned, models, signals: ofKind(2), triggers: ofKind(3), now };
}
