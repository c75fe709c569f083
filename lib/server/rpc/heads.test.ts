import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { type Hex, hexToBigInt } from 'viem';
import { NodeError } from './node-error';
import type { ReaderOptions } from './reader';
import { faults, stateAt, TestNode } from './test-node';
import { call, dataOf, lateBy, QUICK, readerOf, view } from './test-reader';

let node: TestNode;
beforeEach(async () => {
  node = await TestNode.start();
});
afterEach(() => node.close());

const readerWith = (options: Partial<ReaderOptions> = {}) => readerOf(node, options);
const late = (blocks: number) => lateBy(node, blocks);

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

  it('it is said that blocks were replaced, also when the chain is longer since', async () => {
    let replaced = 0;
    const reader = readerWith({ onReplaced: () => (replaced += 1) });
    await view(reader);
    for (let block = 0; block < 3; block++) node.mine();
    await view(reader);
    assert.equal(replaced, 0, 'a chain that goes on');
    node.reorganise(2, 5);
    await view(reader);
    assert.equal(replaced, 1);
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
