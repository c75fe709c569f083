import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { NodeError } from './node-error';
import { Sender, type SenderOptions } from './sender';
import { type Fault, faults, POOL, stateAt, TestNode } from './test-node';

const QUICK = { pause: 1, collect: 1, timeout: 1_000 };
const dataOf = (index: number) => `0x${String(index).padStart(8, '0')}`;
const question = (index: number) => ({
  method: 'eth_call',
  params: [{ to: POOL, data: dataOf(index) }, '0x1'],
});

describe('a sender', () => {
  let node: TestNode;
  before(async () => {
    node = await TestNode.start(3);
  });
  after(() => node.close());
  beforeEach(() => {
    node.requests.length = 0;
    node.faults.length = 0;
    node.most = 0;
  });

  const senderWith = (options: Partial<SenderOptions> = {}) => new Sender(node.url, { ...QUICK, ...options });
  const hash = () => node.answersTo([{ id: 1, method: 'eth_getBlockByNumber', params: ['0x1'] }]);
  const expected = (index: number) => {
    const [{ result }] = hash() as unknown as [{ result: { hash: string } }];
    return { result: stateAt(result.hash, dataOf(index)), error: undefined };
  };
  const ask = async (sender: Sender, count: number) => {
    const indexes = Array.from({ length: count }, (_, index) => index);
    const answers = await Promise.all(indexes.map((index) => sender.ask(question(index))));
    assert.deepEqual(answers, indexes.map(expected), 'each question has its own answer');
  };

  it('puts no more questions into a request than a provider takes, nor more requests on the way', async () => {
    await ask(senderWith({ batchSize: 10, maxRequests: 3 }), 95);
    assert.deepEqual(
      node.requests.map((calls) => calls.length).sort((a, b) => b - a),
      [...Array(9).fill(10), 5],
    );
    assert.equal(node.most, 3);
  });

  it('tells of every attempt that failed, and which was the last', async () => {
    const told: string[] = [];
    const onFailure: SenderOptions['onFailure'] = ({ methods, attempt, isLast, reason }) =>
      told.push(`${methods.join()} ${attempt} ${isLast} ${reason}`);
    const refused = faults.status(429);
    node.faults.push(refused, refused, refused);
    const sender = senderWith({ attempts: 3, onFailure });
    await assert.rejects(Promise.all([sender.ask(question(0)), sender.ask(question(1))]), NodeError);
    assert.deepEqual(
      told,
      [1, 2, 3].map(
        (attempt) => `eth_call ${attempt} ${attempt === 3} The chain’s node answered with status 429.`,
      ),
    );
  });

  const passing: Record<string, Fault> = {
    'too many requests': faults.status(429),
    'a server that is starting': faults.status(503),
    'half of an answer': faults.text('[{"jsonrpc":"2.0","id":1,"resu'),
    'a closed connection': faults.closed,
    'no answer in time': faults.silent,
    'a load error for all': faults.text(
      '{"jsonrpc":"2.0","id":null,"error":{"code":429,"message":"Too many requests"}}',
    ),
    'a load error for all, by its code': faults.text(
      '{"jsonrpc":"2.0","id":null,"error":{"code":429,"message":"Your compute units are used up"}}',
    ),
    'a load error in a short list': faults.text(
      '[{"jsonrpc":"2.0","id":1,"error":{"code":-32005,"message":"rate limit exceeded"}}]',
    ),
  };
  for (const [name, fault] of Object.entries(passing)) {
    it(`asks again after ${name}`, async () => {
      node.faults.push(fault, fault);
      await ask(senderWith(), 7);
      assert.deepEqual(
        node.requests.map((calls) => calls.length),
        [7, 7, 7],
      );
    });
  }

  it('asks again only for what was left out or refused for its load', async () => {
    node.faults.push((response, calls) => {
      const answers = node.answersTo(calls).slice(2);
      const refused = { jsonrpc: '2.0', id: 4, error: { code: -32_005, message: 'limit' } };
      response.end(JSON.stringify(answers.map((answer) => (answer.id === 4 ? refused : answer)).reverse()));
      return true;
    });
    await ask(senderWith(), 7);
    assert.deepEqual(
      node.requests.map((calls) => calls.length),
      [7, 3],
    );
  });

  it('waits as long as the node wants', async () => {
    node.faults.push(faults.status(429, { 'retry-after': '0.3' }));
    const begun = Date.now();
    await ask(senderWith(), 1);
    assert.ok(Date.now() - begun >= 300);
  });

  it('learns how many questions a node takes', async () => {
    const tooMany: Fault = (response, calls) => calls.length > 4 && faults.status(400)(response, calls);
    for (let count = 0; count < 40; count++) node.faults.push(tooMany);
    await ask(senderWith({ maxRequests: 1 }), 20);
    assert.deepEqual(node.requests.map((calls) => calls.length).slice(0, 2), [10, 5]);
    assert.ok(node.requests.slice(2).every((calls) => calls.length <= 4));
  });

  it('learns the same from several refusals at once', async () => {
    const tooMany: Fault = (response, calls) => calls.length > 5 && faults.status(400)(response, calls);
    for (let count = 0; count < 40; count++) node.faults.push(tooMany);
    await ask(senderWith({ maxRequests: 6 }), 60);
    assert.deepEqual(
      node.requests.map((calls) => calls.length),
      [...Array(6).fill(10), ...Array(12).fill(5)],
    );
  });

  for (const [where, status, answer] of [
    ['in one error', 200, '{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"no"}}'],
    ['in a list that is too short', 200, '[{"id":1,"error":{"code":-32600,"message":"batch too large"}}]'],
    ['by status 500', 500, '{"message":"Batch of more than 3 requests are not allowed","code":31}'],
  ] as const)
    it(`asks single questions of a node that refuses batches ${where}`, async () => {
      const single: Fault = (response, calls) =>
        calls.length > 1 && faults.text(answer, status)(response, calls);
      for (let count = 0; count < 40; count++) node.faults.push(single);
      await ask(senderWith(), 5);
      const [logs, block] = await senderWith().askTogether([question(1), question(2)]);
      assert.deepEqual([logs, block], [expected(1), expected(2)]);
    });

  it('hands on what the node says of a question itself, at once', async () => {
    const answer = await senderWith().ask({ method: 'eth_nothing', params: [] });
    assert.equal(answer.error?.code, -32_601);
    assert.equal(node.requests.length, 1);
  });

  it('gives up in words that do not name the node', async () => {
    for (let count = 0; count < 3; count++) node.faults.push(faults.status(429));
    await assert.rejects(senderWith({ attempts: 3 }).ask(question(1)), (error: NodeError) => {
      assert.ok(error instanceof NodeError);
      assert.equal(error.message, 'The chain’s node answered with status 429. It was asked 3 times.');
      return true;
    });
    node.faults.push(faults.status(401));
    await assert.rejects(senderWith().ask(question(1)), /status 401\.$/);
    await assert.rejects(
      new Sender('http://127.0.0.1:9', { ...QUICK, attempts: 2 }).ask(question(1)),
      /cannot be reached/,
    );
  });
});
