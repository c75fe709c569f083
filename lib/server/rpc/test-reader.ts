// A reader of a test node, and what a page asks it.

import { type Address, type Hex, zeroAddress } from 'viem';
import { ChainReader, type ReaderOptions } from './reader';
import { CHAIN, type Fault, LENS, POOL, stateAt, type TestNode } from './test-node';

export const QUICK = { pause: 1, collect: 10 };
export const dataOf = (index: number): Hex => `0x${String(index).padStart(8, '0')}`;
export const call = (data: Hex, block: unknown = 'latest') => ({
  method: 'eth_call',
  params: [{ to: POOL, data }, block],
});

/** A trial of what anyone may send, or of what one account may. */
export const trial = (data: Hex, from: Address = zeroAddress) => ({
  method: 'eth_call',
  params: [{ from, to: POOL, data }, 'latest'],
});

export const readerOf = (node: TestNode, options: Partial<ReaderOptions> = {}) =>
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
export async function view(reader: ChainReader, indexes = [1, 2, 3]) {
  const head = await reader.heads.current();
  const answers = await Promise.all(indexes.map((index) => reader.request(head, call(dataOf(index)))));
  return {
    head,
    results: answers.map(({ result }) => result),
    expected: indexes.map((index) => stateAt(head.hash, dataOf(index))),
  };
}

/** A node that is so many blocks behind answers. */
export const lateBy =
  (node: TestNode, blocks: number): Fault =>
  (response, calls) => {
    const answers = node.answersTo(calls, blocks);
    response.end(JSON.stringify(calls.length > 1 ? answers : answers[0]));
    return true;
  };
