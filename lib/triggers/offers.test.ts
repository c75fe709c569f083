import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { PoolSummary } from '@/lib/capital/types';
import type { ProductSummary } from '@/lib/cover/types';
import { byUrgency, provableOffers } from './offers';

const listed = [1, 7, 8].map((id) => ({ product: { id } as ProductSummary, pool: {} as PoolSummary }));
const watches = [
  { product: 7, standing: { kind: 'provable' } },
  { product: 8, standing: { kind: 'missing' } },
  { product: 99, standing: { kind: 'provable' } },
];
const held = (...ids: number[]) => ids.map((id) => ({ cover: { product: { id } } }));
const ids = (of: { product: { id: number } }[]) => of.map(({ product }) => product.id);

it('the visitor’s own products come alone; without one, those that can be proven', () => {
  assert.deepEqual(ids(provableOffers(watches, listed, held(1, 8, 8))), [8]);
  assert.deepEqual(ids(provableOffers(watches, listed, held(1))), [7]);
  assert.deepEqual(ids(provableOffers(watches, listed, [])), [7]);
  assert.deepEqual(provableOffers([], listed, held(1)), []);
});

it('what can be proven now and what was asked for come before the form, the others after it', () => {
  const offers = provableOffers(watches, listed, held(7, 8));
  assert.deepEqual(byUrgency(offers, undefined).map(ids), [[7], [8]]);
  assert.deepEqual(byUrgency(offers, 8).map(ids), [[7, 8], []]);
});
