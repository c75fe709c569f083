import { cache } from 'react';
import { type Address, getAbiItem } from 'viem';
import { poolFactoryAbi } from '@/lib/contracts/abis';
import { readDeployment } from '@/lib/contracts/deployment';
import { readProducts } from '@/lib/cover/reads';
import { publicClient } from '@/lib/server/client';
import { PARTS } from './words';

/** A contract that products may name, or could until governance took it out: kind 0. */
export type Part = { address: Address; kind: number; name: string; usedBy: string[] };

/** Everything that governance ever enabled, by what it is enabled as now. */
export const readParts = cache(async (): Promise<Part[]> => {
  const [{ factory, blockNumber }, products] = await Promise.all([readDeployment(), readProducts()]);
  const logs = await publicClient().getLogs({
    address: factory,
    event: getAbiItem({ abi: poolFactoryAbi, name: 'PartSet' }),
    fromBlock: BigInt(blockNumber),
    strict: true,
  });
  const kinds = new Map<Address, { first: number; now: number }>();
  for (const { args } of logs) {
    const first = kinds.get(args.part)?.first ?? args.kind;
    kinds.set(args.part, { first, now: args.kind });
  }
  return [...kinds].map(([address, { first, now }], index) => {
    const used = products.filter(({ model, signal, trigger }) => [model, signal, trigger].includes(address));
    const name = `${PARTS[first] ?? 'part'} ${index + 1}`;
    return { address, kind: now, name, usedBy: [...new Set(used.map((product) => product.name))] };
  });
});
