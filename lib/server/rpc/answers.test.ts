import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AnswerCache } from './answers';

/** Answers with how often it was asked. */
function counter() {
  let asked = 0;
  return { ask: async () => ++asked, times: () => asked };
}

describe('answers of a block', () => {
  it('are asked for once, whoever asks, also at the same time', async () => {
    const cache = new AnswerCache<number>();
    const { ask, times } = counter();
    const both = await Promise.all([cache.answer('0xa', 'q', ask), cache.answer('0xa', 'q', ask)]);
    assert.deepEqual(both, [1, 1]);
    assert.equal(await cache.answer('0xa', 'q', ask), 1);
    assert.equal(times(), 1);
  });

  it('are not those of another block or question', async () => {
    const cache = new AnswerCache<number>();
    const { ask } = counter();
    await cache.answer('0xa', 'q', ask);
    assert.equal(await cache.answer('0xb', 'q', ask), 2);
    assert.equal(await cache.answer('0xa', 'r', ask), 3);
  });

  it('are asked for again after a failure', async () => {
    const cache = new AnswerCache<number>();
    await assert.rejects(cache.answer('0xa', 'q', () => Promise.reject(new Error('no network'))));
    assert.equal(
      await cache.answer(
        '0xa',
        'q',
        async () => 7,
        (value) => value !== 7,
      ),
      7,
    );
    await Promise.resolve();
    assert.equal(await cache.answer('0xa', 'q', async () => 8), 8);
  });

  it('are forgotten with their block', async () => {
    const cache = new AnswerCache<number>(3);
    const { ask } = counter();
    for (const block of ['0xa', '0xb', '0xc', '0xd']) await cache.answer(block, 'q', ask);
    assert.equal(await cache.answer('0xd', 'q', ask), 4);
    assert.equal(await cache.answer('0xa', 'q', ask), 5);
  });

  it('take a bounded place, and the first ones go first', async () => {
    const cache = new AnswerCache<string>(3, 10_000);
    const { ask, times } = counter();
    const large = async () => `${await ask()}${'x'.repeat(1_000)}`;
    for (let index = 0; index < 100; index++) await cache.answer('0xa', `q${index}`, large);
    await cache.answer('0xa', 'q99', large);
    assert.equal(times(), 100);
    await cache.answer('0xa', 'q50', large);
    assert.equal(times(), 101);
  });
});
