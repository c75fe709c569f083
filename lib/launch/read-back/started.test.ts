import assert from 'node:assert/strict';
import { it } from 'node:test';
import { countDifferences } from './started';

const file = { pools: 2, products: 17 };

it('accepts pools and products that are still missing', () => {
  assert.deepEqual(countDifferences(file, { pools: 0, products: 0 }, 0), []);
  assert.deepEqual(countDifferences(file, { pools: 1, products: 0 }, 0), []);
  assert.deepEqual(countDifferences(file, { pools: 2, products: 12 }, 12), []);
});

it('names the number of products in the file, not in the steps so far', () => {
  assert.deepEqual(countDifferences({ pools: 1, products: 9 }, { pools: 2, products: 8 }, 0), [
    'number.pools: the chain has 2, but the file says 1.',
    'number.products: the chain has 8, but the file says 9.',
  ]);
});
