import type { Hex } from 'viem';
import type { ProductSummary } from '@/lib/cover/types';
import type { RiskPool } from './types';

/** Products that fail in one event, rising: kept in the page's address, so that it can be shared and needs no script. */
export type Selection = { fail: number[] };

export type Query = Record<string, string | string[] | undefined>;

type Products = Pick<RiskPool, 'products'>;

const textOf = (value: string | string[] | undefined) => (Array.isArray(value) ? value.join(',') : value);
const rising = (ids: Iterable<number>) => [...new Set(ids)].sort((a, b) => a - b);
const exposureOf = (products: readonly ProductSummary[]) =>
  products.reduce((sum, { exposure }) => sum + exposure, 0n);

/** Products by group, in order of the groups' numbers. */
export function byGroup(products: readonly ProductSummary[]): [number, ProductSummary[]][] {
  return rising(products.map(({ group }) => group)).map((group) => [
    group,
    products.filter((product) => product.group === group),
  ]);
}

/** Products of the most exposed group of each pool: a group is one event. */
export function largestGroups(pools: readonly Products[]): number[] {
  return rising(
    pools.flatMap(({ products }) => {
      const [largest] = byGroup(products)
        .map(([, members]) => ({ members, exposure: exposureOf(members) }))
        .sort((a, b) => Number(b.exposure > a.exposure) - Number(b.exposure < a.exposure));
      return largest?.members.map(({ id }) => id) ?? [];
    }),
  );
}

/** `?fail=1,4,7`, or `?fail=1&fail=4` as a form without script sends it. Asked nothing, it shows the largest groups. */
export function selectionOf(query: Query, pools: readonly Products[]): Selection {
  const known = new Set(pools.flatMap(({ products }) => products.map(({ id }) => id)));
  if (query.fail === undefined && query.chosen === undefined) return { fail: largestGroups(pools) };
  const asked = (textOf(query.fail) ?? '').split(',').map(Number);
  return { fail: rising(asked.filter((id) => known.has(id))) };
}

export const hrefOf = ({ fail }: Selection): string => `/stress?fail=${fail.join(',')}`;

/** The selection with products added, or taken out if all of them are in it. */
export function toggled({ fail }: Selection, ids: readonly number[]): Selection {
  const isIn = ids.every((id) => fail.includes(id));
  const others = fail.filter((id) => !ids.includes(id));
  return { fail: isIn ? others : rising([...others, ...ids]) };
}

export const failingIn = ({ products }: Products, { fail }: Selection): ProductSummary[] =>
  products.filter(({ id }) => fail.includes(id));

/** A protocol's cover in one asset, over all pools that hold it. */
export type ProtocolCover = { symbol: string; decimals: number; exposure: bigint; capital: bigint };

/** What all pools together cover of one protocol. */
export type Protocol = {
  id: Hex;
  names: string[];
  products: number[];
  pools: string[];
  cover: ProtocolCover[];
};

type Member = { pool: RiskPool; product: ProductSummary };

function coverOf(members: readonly Member[]): ProtocolCover[] {
  const assets = new Map<string, ProtocolCover & { pools: Set<string> }>();
  for (const { pool, product } of members) {
    const { address, symbol, decimals } = pool.asset;
    const cover = assets.get(address) ?? { symbol, decimals, exposure: 0n, capital: 0n, pools: new Set() };
    cover.exposure += product.exposure;
    if (!cover.pools.has(pool.address)) cover.capital += pool.capital;
    cover.pools.add(pool.address);
    assets.set(address, cover);
  }
  return [...assets.values()].map(({ pools: _, ...cover }) => cover);
}

/** Protocols that any pool covers; those that more than one product covers first. */
export function protocolsOf(pools: readonly RiskPool[]): Protocol[] {
  const members = new Map<Hex, Member[]>();
  for (const pool of pools)
    for (const product of pool.products)
      members.set(product.protocol, [...(members.get(product.protocol) ?? []), { pool, product }]);
  return [...members]
    .map(([id, all]) => ({
      id,
      names: [...new Set(all.map(({ product }) => product.name))],
      products: rising(all.map(({ product }) => product.id)),
      pools: [...new Set(all.map(({ pool }) => pool.name))],
      cover: coverOf(all),
    }))
    .sort((a, b) => b.products.length - a.products.length);
}
