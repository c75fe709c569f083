import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Hex } from 'viem';
import type { ReaderOptions } from './reader';
import { MISSING, POOL, REFUSED, stateAt, TestNode, WRITES } from './test-node';
import { call, dataOf, readerOf, trial, view } from './test-reader';

let node: TestNode;
beforeEach(async () => {
  node = await TestNode.start();
});
afterEach(() => node.close());

const readerWith = (options: Partial<ReaderOptions> = {}) => readerOf(node, options);

describe('a page view', () => {
  it('asks twice on a new block, and not at all on one that was read', async () => {
    const reader = readerWith({ headMaxAge: 60_000 });
    const first = await view(reader);
    assert.deepEqual(first.results, first.expected);
    assert.deepEqual(
      node.requests.map((calls) => calls.map(({ method }) => method)),
      [['eth_getBlockByNumber', 'eth_chainId'], ['eth_call']],
    );
    await Promise.all([view(reader), view(reader)]);
    assert.equal(node.requests.length, 2);
  });

  it('is shared by readers of the same moment', async () => {
    const reader = readerWith();
    await Promise.all(Array.from({ length: 50 }, () => view(reader)));
    assert.equal(node.requests.length, 2);
  });

  it('has its further rounds answered with the first when they were asked at the last block', async () => {
    const reader = readerWith();
    const rounds = async () => {
      await view(reader, [1]);
      await view(reader, [2]);
      const { results, expected } = await view(reader, [3]);
      assert.deepEqual(results, expected);
    };
    await rounds();
    node.mine();
    node.requests.length = 0;
    await rounds();
    assert.equal(node.asked('eth_call'), 1);
  });

  it('asks twice on a new block whatever its rounds, also for what costs much or is unknown to a contract', async () => {
    const reader = readerWith();
    const page = async () => {
      const head = await reader.heads.current();
      for (const data of [dataOf(1), WRITES, MISSING, dataOf(3)]) {
        // a neighbour, so that the lens is asked
        const asked = [call(data), call(dataOf(2))].map((question) => reader.request(head, question));
        const [answer] = await Promise.all(asked);
        if (data === MISSING) assert.equal(answer?.error?.code, 3);
        else assert.equal(answer?.result, stateAt(head.hash, data));
      }
    };
    // on the second block it is learned what the lens cannot ask for others
    for (let block = 0; block < 2; block++) {
      await page();
      node.mine();
    }
    node.requests.length = 0;
    await page();
    assert.equal(node.requests.length, 2);
    assert.deepEqual(
      node.requests[1]?.map(({ method }) => method),
      ['eth_call', 'eth_call'],
    );
  });

  it('knows of an older block what it was told one block ago', async () => {
    const reader = readerWith();
    const block = { method: 'eth_getBlockByNumber', params: ['0x1', false] };
    const hashOf = async () => {
      const { result } = await reader.request(await reader.heads.current(), block);
      return (result as { hash: Hex }).hash;
    };
    const before = await hashOf();
    for (let count = 0; count < 3; count++) {
      node.mine();
      node.requests.length = 0;
      assert.equal(await hashOf(), before);
      assert.equal(node.requests.length, 1);
    }
    const last = Number((await reader.heads.current()).number);
    node.reorganise(last, last + 1);
    assert.notEqual(await hashOf(), before);
  });

  it('asks twice on a new block when a page asks for an older block after all else', async () => {
    const reader = readerWith();
    /** The block of the last event, which a history names later than the state is asked for. */
    const look = async (block: Hex) => {
      const { head } = await view(reader);
      return reader.request(head, { method: 'eth_getBlockByNumber', params: [block, false] });
    };
    const event = node.head;
    assert.deepEqual((await look(event.number)).result, event, 'the head itself');
    for (const blocks of [1, 1, 5]) {
      for (let count = 0; count < blocks; count++) node.mine();
      node.requests.length = 0;
      assert.deepEqual((await look(event.number)).result, event);
      assert.equal(node.requests.length, 2, `${blocks} blocks on`);
    }
  });

  it('knows of a block what it was told when that was the head', async () => {
    const reader = readerWith();
    await view(reader);
    const { number } = node.head;
    node.mine();
    const { head } = await view(reader);
    node.requests.length = 0;
    await reader.request(head, { method: 'eth_getBlockByNumber', params: [number, false] });
    assert.equal(node.requests.length, 0);
  });

  it('hands a refusal to whom it is for, once', async () => {
    const reader = readerWith({ headMaxAge: 60_000 });
    const head = await reader.heads.current();
    const both = () =>
      Promise.all([reader.request(head, call(REFUSED)), reader.request(head, call(dataOf(1)))]);
    const [refused, answered] = await both();
    assert.equal(refused.error?.code, 3);
    assert.equal(answered.result, stateAt(head.hash, dataOf(1)));
    await both();
    assert.equal(node.asked('eth_call'), 1);
  });

  it('learns which calls the lens cannot make for others', async () => {
    const reader = readerWith();
    for (const requests of [3, 2]) {
      node.requests.length = 0;
      const head = await reader.heads.current();
      const answers = await Promise.all([
        reader.request(head, call(WRITES)),
        reader.request(head, call(dataOf(1))),
        reader.request(head, call(dataOf(2))),
      ]);
      assert.deepEqual(
        answers.map(({ result }) => result),
        [WRITES, dataOf(1), dataOf(2)].map((data) => stateAt(head.hash, data)),
      );
      assert.equal(node.requests.length, requests);
      node.mine();
    }
  });

  it('asks twice on a new block however many transactions it tries', async () => {
    const reader = readerWith();
    const trials = Array.from({ length: 30 }, (_, index) => trial(dataOf(index + 10)));
    const page = async () => {
      const { head } = await view(reader);
      const answers = await Promise.all(
        [trial(WRITES), trial(REFUSED), ...trials].map((question) => reader.request(head, question)),
      );
      assert.equal(answers[0]?.result, stateAt(head.hash, WRITES));
      assert.equal(answers[1]?.error?.code, 3);
      assert.equal(answers[31]?.result, stateAt(head.hash, dataOf(39)));
    };
    await page();
    node.mine();
    node.requests.length = 0;
    await page();
    assert.deepEqual(
      node.requests.map((calls) => calls.map(({ method }) => method)),
      [
        ['eth_getBlockByNumber', 'eth_getBlockByNumber'],
        ['eth_call', 'eth_call'],
      ],
    );
  });

  it('tries alone what somebody sends, and reads on with others where the lens is too old to try', async () => {
    const reader = readerWith();
    node.isOldLens = true;
    for (let block = 0; block < 8; block++) {
      node.mine();
      node.requests.length = 0;
      const head = await reader.heads.current();
      const asked = [
        trial(WRITES),
        trial(dataOf(1)),
        trial(dataOf(2), POOL),
        call(dataOf(3)),
        call(dataOf(4)),
      ];
      const answers = await Promise.all(asked.map((question) => reader.request(head, question)));
      assert.deepEqual(
        answers.map(({ result }) => result),
        [WRITES, ...[1, 2, 3, 4].map(dataOf)].map((data) => stateAt(head.hash, data)),
      );
    }
    // three trials, and the reads together
    assert.equal(node.asked('eth_call'), 4);
  });

  it('is the same on a chain whose lens cannot read many at once, and on one without', async () => {
    for (const lens of [POOL, null]) {
      node.requests.length = 0;
      const { results, expected } = await view(readerWith({ lens }));
      assert.deepEqual(results, expected);
      assert.ok(node.requests.length <= 3);
    }
  });
});
