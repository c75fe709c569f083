import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { createPublicClient } from 'viem';
import { nodeTransport } from './node-transport';
import { type Fault, faults, TestNode } from './server/rpc/test-node';

/** Answers of nodes that take fewer calls in one request, as they are seen: status and body. */
const REFUSALS: [string, number, string][] = [
  [
    'one error',
    200,
    '{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"Batches are not supported"}}',
  ],
  ['a short list', 200, '[{"jsonrpc":"2.0","id":1,"error":{"code":-32600,"message":"batch too large"}}]'],
  ['status 400', 400, '{}'],
  ['status 413', 413, 'Request Entity Too Large'],
  ['status 500', 500, '{"message":"Batch of more than 3 requests are not allowed","code":31}'],
];

describe('a transport to a node', () => {
  let node: TestNode;
  before(async () => {
    node = await TestNode.start(12);
  });
  after(() => node.close());
  beforeEach(() => {
    node.requests.length = 0;
    node.faults.length = 0;
  });

  const clientOf = () => createPublicClient({ transport: nodeTransport(node.url) });
  const hashesOf = (client: ReturnType<typeof clientOf>) =>
    Promise.all(
      Array.from({ length: 12 }, (_, number) =>
        client.request({ method: 'eth_getBlockByNumber', params: [`0x${number.toString(16)}`, false] }),
      ),
    ).then((blocks) => blocks.map((block) => Number(block?.number)));
  const ALL = Array.from({ length: 12 }, (_, number) => number);
  const sizes = () => node.requests.map((calls) => calls.length);

  it('asks at most ten calls in one request', async () => {
    assert.deepEqual(await hashesOf(clientOf()), ALL);
    assert.deepEqual(sizes(), [10, 2]);
  });

  for (const [where, status, answer] of REFUSALS)
    it(`asks one by one from the first batch that the node refuses by ${where}`, async () => {
      const refuses: Fault = (response, calls) =>
        calls.length > 1 && faults.text(answer, status)(response, calls);
      for (let count = 0; count < 40; count++) node.faults.push(refuses);
      const client = clientOf();
      assert.deepEqual(await hashesOf(client), ALL);
      const refused = sizes().filter((size) => size > 1).length;
      assert.deepEqual(await hashesOf(client), ALL);
      assert.equal(sizes().filter((size) => size > 1).length, refused, 'no further batch');
    });

  it('does not take a busy node for one that refuses batches', async () => {
    node.faults.push(
      faults.status(429),
      faults.text('{"error":{"code":-32005,"message":"rate limit exceeded"}}', 200),
      faults.text('{"error":{"code":-32005,"message":"Your requests are used up"}}', 200),
      faults.text('[{"jsonrpc":"2.0","id":1,"error":{"code":429,"message":"Slow down"}}]', 200),
    );
    const client = clientOf();
    assert.deepEqual(await hashesOf(client), ALL);
    assert.ok(
      sizes().every((size) => size > 1),
      `${sizes()}`,
    );
  });
});
