import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ProductSummary } from '@/lib/cover/types';
import { byGroup, failingIn, hrefOf, selectionOf, toggled } from './selection';

const product = (id: number, group: number, exposure: bigint) => ({ id, group, exposure }) as ProductSummary;
const pools = [
  { products: [product(1, 0, 50n), product(2, 0, 60n), product(3, 1, 100n)] },
  { products: [product(4, 2, 5n), product(5, 3, 0n)] },
];

describe('the selection of the stress page', () => {
  it('is read from a shared address and from a plain form alike', () => {
    const expected = { fail: [1, 4], severity: 50, ago: 3 };
    assert.deepEqual(selectionOf({ fail: '4,1', severity: '50', ago: '3' }, pools), expected);
    assert.deepEqual(selectionOf({ fail: ['1', '4'], severity: '50', ago: '3' }, pools), expected);
  });

  it('begins with the most exposed group of each pool', () => {
    assert.deepEqual(selectionOf({}, pools), { fail: [1, 2, 4], severity: 100, ago: 0 });
  });

  it('can be nothing', () => {
    assert.deepEqual(selectionOf({ fail: '' }, pools).fail, []);
    assert.deepEqual(selectionOf({ severity: '100' }, pools).fail, []);
  });

  it('ignores what makes no sense', () => {
    const query = { fail: '1,1,99,-2,x,', severity: '4000', ago: '999' };
    assert.deepEqual(selectionOf(query, pools), { fail: [1], severity: 100, ago: 60 });
    assert.equal(selectionOf({ severity: '0' }, pools).severity, 5);
    assert.equal(selectionOf({ severity: '52' }, pools).severity, 50);
  });

  it('survives its own address', () => {
    const selection = { fail: [2, 5], severity: 35, ago: 7 };
    assert.deepEqual(
      selectionOf(Object.fromEntries(new URL(hrefOf(selection), 'http://x').searchParams), pools),
      selection,
    );
  });

  it('adds what is missing of a group and takes out what is complete', () => {
    const selection = { fail: [1, 4], severity: 100, ago: 0 };
    assert.deepEqual(toggled(selection, [1, 2]).fail, [1, 2, 4]);
    assert.deepEqual(toggled(toggled(selection, [1, 2]), [1, 2]).fail, [4]);
  });

  it('falls apart by pool and by group', () => {
    const selection = { fail: [2, 3, 4], severity: 100, ago: 0 };
    const ids = pools.map((pool) => failingIn(pool, selection).map(({ id }) => id));
    assert.deepEqual(ids, [[2, 3], [4]]);
    assert.deepEqual(
      byGroup(pools[0]?.products ?? []).map(([group, members]) => [group, members.length]),
      [
        [0, 2],
        [1, 1],
      ],
    );
  });
});
