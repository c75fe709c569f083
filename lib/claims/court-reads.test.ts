import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createPublicClient, custom, type Hex, pad, RpcRequestError } from 'viem';
import { readCourt } from './court-reads';

const arbiter = '0x00000000000000000000000000000000000000fe';
const failure = (code: number, message: string) =>
  new RpcRequestError({
    body: { method: 'eth_call' },
    url: 'https://node.example',
    error: { code, message },
  });

function read(answer: () => Hex) {
  const transport = custom({ request: async () => answer() }, { retryCount: 0 });
  return readCourt(createPublicClient({ transport }), arbiter, 1);
}

it('knows the court behind an arbiter', async () => {
  assert.deepEqual(await read(() => pad('0x07')), { cost: 7n, isAsked: true });
});

it('knows an arbiter without a court: an account, or a contract of another kind', async () => {
  assert.equal(await read(() => '0x'), null);
  const refuse = () => {
    throw failure(3, 'execution reverted');
  };
  assert.equal(await read(refuse), null);
});

it('takes no outage for an arbiter without a court', async () => {
  const limit = () => {
    throw failure(-32_005, 'daily request count exceeded');
  };
  await assert.rejects(read(limit));
});
