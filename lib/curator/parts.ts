import type { Address } from 'viem';
import type { ProductSummary } from '@/lib/cover/types';

/** In the order of the contract's enum. */
const KINDS = ['none', 'signal', 'trigger'] as const;

/** A contract that products of a pool may name, and the products that do. */
export type EnabledPart = { address: Address; kind: 'signal' | 'trigger'; usedBy: string[] };

type PartSet = { part: Address; kind: number };
type Naming = Pick<ProductSummary, 'name' | 'signal' | 'trigger'>;

/** What is enabled after all changes, oldest first. */
export function enabledParts(changes: readonly PartSet[], products: readonly Naming[]): EnabledPart[] {
  const kinds = new Map(changes.map(({ part, kind }) => [part, KINDS[kind] ?? 'none']));
  return [...kinds].flatMap(([address, kind]): EnabledPart[] => {
    if (kind === 'none') return [];
    const users = products.filter(({ signal, trigger }) => signal === address || trigger === address);
    return [{ address, kind, usedBy: users.map(({ name }) => name) }];
  });
}
