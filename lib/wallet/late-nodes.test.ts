import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { numberToHex } from 'viem';
import { newestBlock } from '../newest-block';
import { withoutLateNodes } from './late-nodes';

/** Nodes behind one address: each answers a question and the block number that is asked with it. */
function nodes(...heads: number[]) {
  const asked: string[] = [];
  const queue = { eth_blockNumber: [...heads], other: [...heads] };
  const ask = async ({ method }: { method: string }) => {
    asked.push(method);
    if (method === 'eth_blockNumber') return numberToHex(queue.eth_blockNumber.shift() ?? 0);
    const head = queue.other.shift() ?? 0;
    if (head < 10) throw new Error(`refused at block ${head}`);
    return `state at ${head}`;
  };
  return { ask: withoutLateNodes(ask, [1, 1]), asked };
}

const call = { method: 'eth_call', params: [{}, 'latest'] };

describe('a node that is late', () => {
  beforeEach(() => newestBlock.restart(0n));

  it('is asked again until it knows the block that the page is of', async () => {
    newestBlock.note(12n);
    const { ask, asked } = nodes(10, 9, 12);
    assert.equal(await ask(call), 'state at 12');
    assert.equal(asked.length, 6);
  });

  it('has no say, be it to refuse', async () => {
    newestBlock.note(12n);
    assert.equal(await nodes(8, 13).ask(call), 'state at 13');
    assert.equal(newestBlock.get(), 13n, 'and the next answer is no older');
    await assert.rejects(nodes(8, 8, 8).ask(call), /refused at block 8/, 'unless all of them say so');
  });

  it('is believed when all are: the chain was set back', async () => {
    newestBlock.note(40n);
    assert.equal(await nodes(11, 11, 11).ask(call), 'state at 11');
    const { ask, asked } = nodes(11);
    await ask(call);
    assert.equal(asked.length, 2, 'without another wait');
  });

  it('is asked once for what is of no block, or of a certain one', async () => {
    newestBlock.note(40n);
    for (const question of [
      { method: 'eth_getTransactionReceipt', params: ['0x01'] },
      { method: 'eth_call', params: [{}, '0x28'] },
    ]) {
      const { ask, asked } = nodes(11);
      await ask(question);
      assert.equal(asked.length, 1);
    }
  });
});
