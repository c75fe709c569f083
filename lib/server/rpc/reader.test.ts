import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { type Hex, hexToBigInt } from 'viem';
import { NodeError } from './node-error';
import { ChainReader, type ReaderOptions } from './reader';
import {
  CHAIN,
  type Fault,
  faults,
  LENS,
  MISSING,
  POOL,
  REFUSED,
  stateAt,
  TestNode,
  WRITES,
} from './test-node';

const QUICK = { pause: 1, collect: 10 };
const dataOf = (index: number): Hex => `0x${String(index).padStart(8, '0')}`;
const call = (data: Hex, block: unknown = 'latest') => ({
  method: 'eth_call',
  params: [{ to: POOL, data }, block],
});

let node: TestNode;
beforeEach(async () => {
  node = await TestNode.start();
});
afterEach(() => node.close());

const readerWith = (options: Partial<ReaderOptions> = {}) =>
  new ChainReader({
    chainId: CHAIN,
    rpcUrl: node.url,
    lens: LENS,
    headMaxAge: 0,
    isLocal: false,
    sender: QUICK,
    ...options,
  });

/** What a page asks: several things at one head. */
async function view(reader: ChainReader, indexes = [1, 2, 3]) {
  const head = await reader.heads.current();
  const answers = await Promise.all(indexes.map((index) => reader.request(head, call(dataOf(index)))));
  return {
    head,
    results: answers.map(({ result }) => result),
    expected: indexes.map((index) => stateAt(head.hash, dataOf(index))),
  };
}

/** A node that is so many blocks behind answers. */
const late =
  (blocks: number): Fault =>
  (response, calls) => {
    const answers = node.answersTo(calls, blocks);
    response.end(JSON.stringify(calls.length > 1 ? answers : answers[0]));
    return true;
  };

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

  it('is the same on a chain whose lens cannot read many at once, and on one without', async () => {
    for (const lens of [POOL, null]) {
      node.requests.length = 0;
      const { results, expected } = await view(readerWith({ lens }));
      assert.deepEqual(results, expected);
      assert.ok(node.requests.length <= 3);
    }
  });
});

describe('the block of a page', () => {
  it('is one for all readers for as long as it is fresh', async () => {
    const reader = readerWith({ headMaxAge: 60_000 });
    const { head } = await view(reader);
    node.mine();
    assert.equal((await view(reader)).head, head);
    reader.heads.expire();
    assert.equal((await view(reader)).head.number, head.number + 1n);
  });

  it('is not older than what the reader has seen, however late the node', async () => {
    const reader = readerWith({ headMaxAge: 60_000 });
    const { head } = await view(reader);
    node.mine();
    node.faults.push(late(1), late(1));
    const seen = hexToBigInt(node.head.number);
    assert.equal((await reader.heads.current(seen)).number, head.number + 1n);
  });

  it('does not go back when a node is late', async () => {
    const reader = readerWith();
    const { head } = await view(reader);
    node.faults.push(late(2));
    const { head: again, results, expected } = await view(reader, [4, 5]);
    assert.equal(again.hash, head.hash);
    assert.deepEqual(results, expected);
  });

  it('goes back at once on a chain that is moved by hand', async () => {
    const reader = readerWith({ isLocal: true });
    const { head } = await view(reader);
    node.reorganise(3, 1);
    const back = await view(reader);
    assert.equal(back.head.number, head.number - 2n);
    assert.deepEqual(back.results, back.expected);
  });

  it('is what a late node is asked for until it knows it', async () => {
    const reader = readerWith();
    node.faults.push(faults.none, late(2), late(2));
    const { head, results, expected } = await view(reader);
    assert.equal(`${head.number}`, '99');
    assert.deepEqual(results, expected);
  });
});

describe('after a reorganisation', () => {
  it('of the head, answers are of the block that has its number now', async () => {
    const reader = readerWith();
    const old = await view(reader);
    node.reorganise(1);
    const fresh = await view(reader);
    assert.equal(fresh.head.number, old.head.number);
    assert.notEqual(fresh.head.hash, old.head.hash);
    assert.deepEqual(fresh.results, fresh.expected);
  });

  it('in the middle of a page, the page goes on and nothing wrong is remembered', async () => {
    const reader = readerWith();
    const head = await reader.heads.current();
    node.reorganise(1);
    const { result } = await reader.request(head, call(dataOf(1)));
    assert.equal(result, stateAt(node.head.hash, dataOf(1)));
    const asked = node.requests.length;
    await reader.request(head, call(dataOf(2)));
    assert.equal(node.requests.length - asked, 2, 'a block that is gone is not waited for again');
    const { results, expected } = await view(reader);
    assert.deepEqual(results, expected);
  });
});

describe('logs', () => {
  const logs = (to: Hex) => ({ method: 'eth_getLogs', params: [{ fromBlock: '0x0', toBlock: to }] });

  it('are not those of a node that has not seen the last block', async () => {
    const reader = readerWith();
    const head = await reader.heads.current();
    node.faults.push(late(2));
    const { result } = await reader.request(head, logs(node.head.number));
    assert.equal((result as unknown[]).length, 100);
    await reader.request(head, logs(node.head.number));
    assert.equal(node.asked('eth_getLogs'), 2, 'asked again once, then remembered');
  });
});

describe('a chain that was set back', () => {
  it('is believed once no node knows its head any more', async () => {
    const reader = readerWith();
    const { head } = await view(reader);
    node.reorganise(3, 1);
    const back = await view(reader);
    assert.equal(back.head.number, head.number - 2n);
    assert.deepEqual(back.results, back.expected);
  });

  it('fails one page at most, and never makes one of logs that are not there', async () => {
    const reader = readerWith();
    const head = await reader.heads.current();
    const { number } = node.head;
    node.reorganise(3, 1);
    const question = { method: 'eth_getLogs', params: [{ fromBlock: '0x0', toBlock: number }] };
    await assert.rejects(reader.request(head, question), NodeError);
    const { results, expected, head: back } = await view(reader);
    assert.equal(back.number, head.number - 2n);
    assert.deepEqual(results, expected);
  });
});

it('a node of another chain is refused', async () => {
  await assert.rejects(view(readerWith({ chainId: 10 })), /set for chain 10 is of chain 7/);
});

describe('a node that does not answer', () => {
  it('is an error in words, and the next reader asks anew', async () => {
    const reader = readerWith({ sender: { ...QUICK, attempts: 2 } });
    node.faults.push(faults.closed, faults.closed);
    await assert.rejects(view(reader), NodeError);
    const { results, expected } = await view(reader);
    assert.deepEqual(results, expected);
  });
});
