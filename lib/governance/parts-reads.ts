import { cache } from 'react';
import { type Address, getAbiItem, isAddressEqual } from 'viem';
import { poolFactoryAbi } from '@/lib/contracts/abis';
import { readDeployment } from '@/lib/contracts/deployment';
import { readProducts } from '@/lib/cover/reads';
import { readEvents } from '@/lib/server/logs';
import { PARTS } from './words';

/** A contract that a pool's products may name, or could before governance disabled it: kind 0. */
export type Part = { pool: Address; address: Address; kind: number; name: string; usedBy: string[] };

/** Everything that governance ever enabled, by pool, and what it is enabled as now. */
export const readParts = cache(async (): Promise<Part[]> => {
  const [{ factory }, products] = await Promise.all([readDeployment(), readProducts()]);
  const logs = await readEvents(factory, [getAbiItem({ abi: poolFactoryAbi, name: 'PartSet' })]);
  const parts = new Map<string, Omit<Part, 'name' | 'usedBy'> & { first: number }>();
  for (const { args } of logs) {
    const { pool, part: address, kind } = args;
    const key = `${pool}/${address}`;
    parts.set(key, { pool, address, kind, first: parts.get(key)?.first ?? kind });
  }
  return [...parts.values()].map(({ first, ...part }, index) => ({
    ...part,
    name: `${PARTS[first] ?? 'part'} ${index + 1}`,
    usedBy: products
      .filter(({ pool }) => isAddressEqual(pool, part.pool))
      .filter(({ signal, trigger }) => [signal, trigger].includes(part.address))
      .map(({ name }) => name),
  }));
});
