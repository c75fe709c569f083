import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Hex, HttpRequestError, LimitExceededRpcError } from 'viem';
import { type Head, LogCache } from './log-cache';

type Log = { blockNumber: bigint; text: string };

/** A chain with a log in every tenth block, and a provider that takes so many blocks at once. */
function chain(limit = 1_000_000n) {
  const requests: [bigint, bigint][] = [];
  const state = { fork: 'a', limit, isDown: false };
  const source = {
    logs: async (from: bigint, to: bigint): Promise<Log[]> => {
      if (state.isDown) throw new HttpRequestError({ url: '', body: {} });
      requests.push([from, to]);
      if (to - from + 1n > state.limit) throw new LimitExceededRpcError(new Error('range'));
      const numbers = Array.from({ length: Number(to - from + 1n) }, (_, index) => from + BigInt(index));
      return numbers
        .filter((number) => number % 10n === 0n)
        .map((blockNumber) => ({ blockNumber, text: `${state.fork}${blockNumber}` }));
    },
    hashOf: async (block: bigint): Promise<Hex> => `0x${state.fork}${block}`,
  };
  const head = (number: bigint): Head => ({ number, hash: `0x${state.fork}${number}` });
  return { state, requests, source, head };
}

const expected = (to: number, fork = 'a', from = 100) =>
  Array.from({ length: Math.floor((to - from) / 10) + 1 }, (_, index) => `${fork}${from + index * 10}`);
const texts = (logs: Log[]) => logs.map(({ text }) => text);

describe('the logs of a contract', () => {
  it('are all there, and settled ones are asked for once', async () => {
    const { source, requests, head } = chain();
    const cache = new LogCache(source, 100n);
    assert.deepEqual(texts(await cache.read(head(1_000n))), expected(1_000));
    assert.deepEqual(texts(await cache.read(head(1_010n))), expected(1_010));
    assert.deepEqual(requests, [
      [100n, 1_000n],
      [937n, 1_010n],
    ]);
  });

  it('are asked for in ranges that the provider takes (A8)', async () => {
    const { source, requests, head } = chain(50n);
    const cache = new LogCache(source, 100n);
    assert.deepEqual(texts(await cache.read(head(1_000n))), expected(1_000));
    const taken = requests.length;
    assert.ok(taken < 60, `${taken} requests`);
    assert.deepEqual(texts(await cache.read(head(1_010n))), expected(1_010));
    assert.ok(requests.length - taken <= 3, 'it remembers what the provider takes');
  });

  it('are read anew after a reorganisation, or when a test chain was set back', async () => {
    const { source, state, head } = chain();
    const cache = new LogCache(source, 100n);
    await cache.read(head(1_000n));
    state.fork = 'b';
    assert.deepEqual(texts(await cache.read(head(1_001n))), expected(1_001, 'b'));
    assert.deepEqual(texts(await cache.read(head(500n))), expected(500, 'b'));
    state.fork = 'c';
    assert.deepEqual(texts(await cache.read(head(500n))), expected(500, 'c'));
  });

  it('are asked for once by readers of the same block', async () => {
    const { source, requests, head } = chain();
    const cache = new LogCache(source, 100n);
    const [one, other] = await Promise.all([cache.read(head(1_000n)), cache.read(head(1_000n))]);
    assert.deepEqual(one, other);
    assert.equal(requests.length, 1);
  });

  it('are an error while the node is not reached, and there again afterwards', async () => {
    const { source, state, head } = chain();
    const cache = new LogCache(source, 100n);
    state.isDown = true;
    await assert.rejects(cache.read(head(1_000n)));
    state.isDown = false;
    assert.deepEqual(texts(await cache.read(head(1_000n))), expected(1_000));
  });
});
