import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BaseError, HttpRequestError, RpcRequestError } from 'viem';
import { type Ask, inKnownWords, withoutLateHeads } from './provider';

const url = 'http://node.test';
const LOGS = { method: 'eth_getLogs', params: [{ fromBlock: '0x1', toBlock: '0xff' }] };
const LATEST = { method: 'eth_getBlockByNumber', params: ['latest', true] };

describe('a refusal of a provider', () => {
  const refused = (message: string, code = -32_000) =>
    new RpcRequestError({ body: {}, url, error: { code, message } });

  async function detailsOf(error: unknown, question: { method: string } = LOGS): Promise<string> {
    const failure = await inKnownWords(() => Promise.reject(error))(question).catch((caught) => caught);
    assert.ok(failure instanceof BaseError);
    return failure.details;
  }

  it('of a log range is translated for Ponder, whatever the provider’s words', async () => {
    assert.match(
      await detailsOf(refused('eth_getLogs is limited to a range of 40 blocks.')),
      /range too large/,
    );
    const status = new HttpRequestError({ url, status: 413, details: 'Payload' });
    assert.match(await detailsOf(status), /^Payload \(block range too large\)$/);
  });

  it('of something else stays unchanged', async () => {
    for (const error of [
      refused('Too many requests.', -32_005),
      refused('compute units per second exceeded'),
      new HttpRequestError({ url, status: 429, details: 'Slow down' }),
      new HttpRequestError({ url, details: 'connection reset' }),
    ])
      assert.doesNotMatch(await detailsOf(error), /range too large/);
    assert.doesNotMatch(await detailsOf(refused('no'), LATEST), /range too large/);
  });
});

describe('the head of a provider', () => {
  const block = (number: number, hash = `0x${number}`) => ({ number: `0x${number.toString(16)}`, hash });

  /** Asks for the head several times, of nodes that give these answers and know these hashes. */
  async function heads(answers: ReturnType<typeof block>[], known: readonly string[]) {
    const left = [...answers];
    const ask: Ask = async ({ method, params }) => {
      if (method !== 'eth_getBlockByHash') return left.shift();
      return known.includes((params as string[])[0] ?? '') ? {} : null;
    };
    const patient = withoutLateHeads(ask);
    const found = [];
    for (const _ of answers) found.push((await patient(LATEST)) as { hash: string });
    return found.map(({ hash }) => hash);
  }

  it('does not go back because a node lags', async () => {
    assert.deepEqual(await heads([block(9), block(7), block(10)], ['0x9']), ['0x9', '0x9', '0x10']);
  });

  it('goes back if no node knows it any more', async () => {
    assert.deepEqual(await heads([block(9), block(7), block(8)], []), ['0x9', '0x7', '0x8']);
  });

  it('may be another block of the same number', async () => {
    assert.deepEqual(await heads([block(9), block(9, '0xother')], ['0x9']), ['0x9', '0xother']);
  });
});
