import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ProductSummary } from '@/lib/cover/types';
import { byGroup, failingIn, hrefOf, protocolsOf, selectionOf, toggled } from './selection';
import { totalsOf } from './stress';
import type { RiskPool } from './types';

const product = (id: number, group: number, exposure: bigint, protocol = `0x${id}`) =>
  ({ id, group, exposure, protocol, name: `Product ${id}` }) as ProductSummary;
const poolOf = (name: string, symbol: string, products: ProductSummary[]) =>
  ({
    name,
    address: `0x${name}`,
    capital: 1_000n,
    asset: { address: `0x${symbol}`, symbol, decimals: 6 },
    products,
  }) as unknown as RiskPool;
const pools = [
  poolOf('One', 'USD', [product(1, 0, 50n), product(2, 0, 60n, '0xb'), product(3, 1, 100n)]),
  poolOf('Two', 'USD', [product(4, 2, 5n, '0xb'), product(5, 3, 0n)]),
  poolOf('Three', 'ETH', [product(6, 0, 7n, '0xb')]),
];

describe('the selection of the stress page', () => {
  it('is read from a shared link and from a form without script', () => {
    assert.deepEqual(selectionOf({ fail: '4,1' }, pools), { fail: [1, 4] });
    assert.deepEqual(selectionOf({ fail: ['1', '4'] }, pools), { fail: [1, 4] });
  });

  it('starts with the most exposed group of each pool', () => {
    assert.deepEqual(selectionOf({}, pools), { fail: [1, 2, 4, 6] });
  });

  it('can be empty', () => {
    assert.deepEqual(selectionOf({ fail: '' }, pools), { fail: [] });
    assert.deepEqual(selectionOf({ chosen: '1' }, pools), { fail: [] });
  });

  it('ignores invalid values', () => {
    assert.deepEqual(selectionOf({ fail: '1,1,99,-2,x,' }, pools), { fail: [1] });
  });

  it('stays the same through its own link', () => {
    const selection = { fail: [2, 5] };
    const query = Object.fromEntries(new URL(hrefOf(selection), 'http://x').searchParams);
    assert.deepEqual(selectionOf(query, pools), selection);
  });

  it('adds the missing products of a group, and removes a complete group', () => {
    assert.deepEqual(toggled({ fail: [1, 4] }, [1, 2]).fail, [1, 2, 4]);
    assert.deepEqual(toggled({ fail: [1, 2, 4] }, [1, 2]).fail, [4]);
  });

  it('is split by pool and by group', () => {
    const ids = pools.map((pool) => failingIn(pool, { fail: [2, 3, 4] }).map(({ id }) => id));
    assert.deepEqual(ids, [[2, 3], [4], []]);
    const groups = byGroup(pools[0]?.products ?? []).map(([group, members]) => [group, members.length]);
    assert.deepEqual(groups, [
      [0, 2],
      [1, 1],
    ]);
  });
});

describe('the cover of a protocol', () => {
  it('is summed over all pools, for each asset', () => {
    const [first] = protocolsOf(pools);
    assert.deepEqual(first?.products, [2, 4, 6]);
    assert.deepEqual(first?.pools, ['One', 'Two', 'Three']);
    assert.deepEqual(first?.cover, [
      { symbol: 'USD', decimals: 6, exposure: 65n, capital: 2_000n },
      { symbol: 'ETH', decimals: 6, exposure: 7n, capital: 1_000n },
    ]);
    assert.equal(protocolsOf(pools).length, 4);
  });
});

describe('the total of an event', () => {
  it('adds only pools of the same asset', () => {
    const results = [
      { loss: 5n, unpaid: 1n },
      { loss: 7n, unpaid: 0n },
      { loss: 9n, unpaid: 2n },
    ];
    const tests = pools.map((pool, index) => ({ pool, result: results[index] ?? null }));
    assert.deepEqual(totalsOf(tests), [
      { symbol: 'USD', decimals: 6, loss: 12n, unpaid: 1n, pools: 2 },
      { symbol: 'ETH', decimals: 6, loss: 9n, unpaid: 2n, pools: 1 },
    ]);
    assert.deepEqual(totalsOf(pools.map((pool) => ({ pool, result: null }))), []);
  });
});
