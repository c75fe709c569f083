import assert from 'node:assert/strict';
import { it } from 'node:test';
import { isReachable } from './reachable';

it('reaches a server that answers, with an error too', async (t) => {
  t.mock.method(globalThis, 'fetch', async () => new Response(null, { status: 503 }));
  assert.equal(await isReachable(20), true);
});

it('does not reach one that fails, or that stays silent for too long', async (t) => {
  const { mock } = t.mock.method(globalThis, 'fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  assert.equal(await isReachable(), false);
  // a request keeps the process alive; its signal does not
  const alive = setTimeout(() => undefined, 5_000);
  mock.mockImplementation(
    (_, options) =>
      new Promise((_resolve, reject) => {
        options?.signal?.addEventListener('abort', () => reject(options.signal?.reason));
      }),
  );
  assert.equal(await isReachable(20), false);
  clearTimeout(alive);
});
