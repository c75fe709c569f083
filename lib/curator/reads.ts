import type { Address } from 'viem';
import { getAbiItem } from 'viem';
import { readCostCurve } from '@/lib/capital/market-reads';
import { readPool } from '@/lib/capital/reads';
import { coverAbi, poolFactoryAbi } from '@/lib/contracts/abis';
import { readDeployment } from '@/lib/contracts/deployment';
import { readProducts } from '@/lib/cover/reads';
import type { ProductSummary } from '@/lib/cover/types';
import { chainHead, publicClient } from '@/lib/server/client';
import { readEventsWhere } from '@/lib/server/logs';
import { type EnabledPart, enabledParts } from './parts';

export type Announced = { shareBps: number; maxDays: number; riskRate: bigint; readyAt: number };
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

/** Signals and triggers that products of a pool may name. */
async function readParts(pool: Address, products: readonly ProductSummary[]): Promise<EnabledPart[]> {
  const { factory } = await readDeployment();
  const event = getAbiItem({ abi: poolFactoryAbi, name: 'PartSet' });
  const logs = await readEventsWhere(factory, event, { pool });
  return enabledParts(
    logs.map(({ args }) => args),
    products,
  );
}

/** Everything that a pool's curator needs; null when there is no such pool. */
export async function readCuratorPage(text: string) {
  const [pool, products, { now }] = await Promise.all([readPool(text), readProducts(), chainHead()]);
  if (!pool) return null;
  const own = products.filter((product) => product.pool === pool.address);
  const [limits, tuned, parts, curve] = await Promise.all([
    readLimits(pool.address),
    Promise.all(own.map(readAnnounced)),
    readParts(pool.address, own),
    readCostCurve(pool.model),
  ]);
  const ofKind = (kind: EnabledPart['kind']) => parts.filter((part) => part.kind === kind);
  return { pool, limits, tuned, curve, signals: ofKind('signal'), triggers: ofKind('trigger'), now };
}
