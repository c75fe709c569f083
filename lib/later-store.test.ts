import assert from 'node:assert/strict';
import { it } from 'node:test';
import { laterStore } from './later-store';

const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A store whose first loads fail. */
function storeThatFails(times: number) {
  let left = times;
  return laterStore(async () => {
    left -= 1;
    if (left >= 0) throw new TypeError('Failed to fetch');
    return 'part';
  }, 'otherwise');
}

it('loads again for the next who looks', async () => {
  const store = storeThatFails(1);
  const leave = store.subscribe(() => undefined);
  await settled();
  assert.equal(store.current(), 'otherwise');
  leave();
  assert.equal(store.current(), null);
  store.subscribe(() => undefined);
  await settled();
  assert.equal(store.current(), 'part');
});

it('loads again when it is asked for, and says whether it came', async () => {
  const store = storeThatFails(2);
  assert.equal(await store.load(), false);
  assert.equal(store.current(), null);
  let told = 0;
  store.subscribe(() => {
    told += 1;
  });
  await settled();
  assert.equal(store.current(), 'otherwise');
  assert.equal(await store.load(), true);
  assert.deepEqual([store.current(), told], ['part', 2]);
});

it('loads once for all', async () => {
  let loads = 0;
  const store = laterStore(async () => {
    loads += 1;
    return 'part';
  }, 'otherwise');
  store.subscribe(() => undefined);
  store.subscribe(() => undefined);
  await store.load();
  assert.equal(loads, 1);
});
