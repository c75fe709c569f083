import assert from 'node:assert/strict';
import { it } from 'node:test';
import { groupLimit, groupsOf, largestOffer, namesOf } from './groups';

const pool = { address: '0x0000000000000000000000000000000000000001' } as const;
const other = '0x0000000000000000000000000000000000000002' as const;

const product = (id: number, group: number, exposure: bigint, capacity: bigint) => ({
  ...{ id, group, exposure, capacity },
  pool: pool.address,
  name: `Product ${id}`,
});

const products = [
  product(1, 0, 10n, 500n),
  product(2, 1, 30n, 700n),
  product(3, 0, 25n, 700n),
  { ...product(4, 1, 900n, 9_000n), pool: other },
];

it('a pool’s groups are its own products, the largest exposure first', () => {
  const groups = groupsOf(products, pool);
  assert.deepEqual(
    groups.map((group) => [group.group, group.exposure, namesOf(group)]),
    [
      [0, 35n, 'Product 3, Product 1'],
      [1, 30n, 'Product 2'],
    ],
  );
});

it('a group’s limit is a share of the capital that no open incident can take', () => {
  assert.equal(groupLimit({ capital: 1_000n, atRisk: 0n, groupCapBps: 4_000 }), 400n);
  assert.equal(groupLimit({ capital: 1_000n, atRisk: 250n, groupCapBps: 4_000 }), 300n);
  assert.equal(groupLimit({ capital: 1_000n, atRisk: 2_000n, groupCapBps: 4_000 }), 0n);
});

it('the largest offer is of a product of the pool', () => {
  assert.equal(largestOffer(products, pool)?.id, 2);
  assert.equal(largestOffer([product(1, 0, 5n, 0n)], pool), null);
});
