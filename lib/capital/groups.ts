import type { ProductSummary } from '@/lib/cover/types';
import { BPS } from '@/lib/units';
import type { PoolSummary } from './types';

type Product = Pick<ProductSummary, 'id' | 'pool' | 'name' | 'group' | 'exposure' | 'capacity'>;

/** Products that count as one event, the largest exposure first. */
export type Group = { group: number; products: Product[]; exposure: bigint };

export const namesOf = ({ products }: Group): string => products.map(({ name }) => name).join(', ');

const descending = (a: { exposure: bigint }, b: { exposure: bigint }) =>
  Number(b.exposure > a.exposure) - Number(b.exposure < a.exposure);

/** A pool's exposure by correlation group, the largest first. */
export function groupsOf(products: readonly Product[], pool: Pick<PoolSummary, 'address'>): Group[] {
  const own = products.filter((product) => product.pool === pool.address);
  return [...new Set(own.map((product) => product.group))]
    .map((group) => {
      const members = own.filter((product) => product.group === group).sort(descending);
      return {
        group,
        products: members,
        exposure: members.reduce((sum, { exposure }) => sum + exposure, 0n),
      };
    })
    .sort(descending);
}

/** Maximum exposure of one group, on the capital less what open incidents may cost. */
export function groupLimit(pool: Pick<PoolSummary, 'capital' | 'atRisk' | 'groupCapBps'>): bigint {
  const free = pool.capital > pool.atRisk ? pool.capital - pool.atRisk : 0n;
  return (free * BigInt(pool.groupCapBps)) / BPS;
}

/** The product of a pool with the largest capacity. Capacities share the capital, so they do not add up. */
export function largestOffer(
  products: readonly Product[],
  pool: Pick<PoolSummary, 'address'>,
): Product | null {
  return products
    .filter((product) => product.pool === pool.address && product.capacity > 0n)
    .reduce<Product | null>((best, each) => (best && best.capacity >= each.capacity ? best : each), null);
}
