import type { Hex } from 'viem';
import type { ProductSummary } from '@/lib/cover/types';
import type { RiskPool } from './types';

/** Products that fail in one event, in ascending order. It is kept in the URL, so that it can be shared and works without script. */
export type Selection = { fail: number[] };

export type Query = Record<string, string | string[] | undefined>;

type Products = Pick<RiskPool, 'products'>;

const textOf = (value: string | string[] | undefined) => (Array.isArray(value) ? value.join(',') : value);
const rising = (ids: Iterable<number>) => [...new Set(ids)].sort((a, b) => a - b);
const exposureOf = (products: readonly ProductSummary[]) =>
  products.reduce((sum, { exposure }) => sum + exposure, 0n);

/** Products by group, in order of the group's number. */
export function byGroup(products: readonly ProductSummary[]): [number, ProductSummary[]][] {
  return rising(products.map(({ group }) => group)).map((group) => [
    group,
    products.filter((product) => product.group === group),
  ]);
}

/** Products of the most exposed group of each pool. A group is one event. */
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

/** Reads `?fail=1,4,7`, or `?fail=1&fail=4` from a form without script. Without a selection, the largest groups. */
export function selectionOf(query: Query, pools: readonly Products[]): Selection {
  const known = new Set(pools.flatMap(({ products }) => products.map(({ id }) => id)));
  if (query.fail === undefined && query.chosen === undefined) return { fail: largestGroups(pools) };
  const asked = (textOf(query.fail) ?? '').split(',').map(Number);
  return { fail: rising(asked.filter((id) => known.has(id))) };
}

export const hrefOf = ({ fail }: Selection): string => `/stress?fail=${fail.join(',')}`;

/** Adds products to the selection, or removes them if all of them are in it. */
export function toggled({ fail }: Selection, ids: readonly number[]): Selection {
  const isIn = ids.every((id) => fail.includes(id));
  const others = fail.filter((id) => !ids.includes(id));
  return { fail: isIn ? others : rising([...others, ...ids]) };
}

export const failingIn = ({ products }: Products, { fail }: Selection): ProductSummary[] =>
  products.filter(({ id }) => fail.includes(id));

/** Cover of a protocol in one asset, and the capital of all pools that sold it. */
export type ProtocolCover = { symbol: string; decimals: number; exposure: bigint; capital: bigint };

/** A protocol's cover in all pools. */
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

/** All covered protocols; those covered by several products come first. */
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
