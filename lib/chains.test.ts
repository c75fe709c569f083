import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chainOf, parseSeenBlock, seenBlockOf, transactionUrl } from './chains';
import { factsOf } from './server/chain-facts';

const RPC = 'http://127.0.0.1:8545';
const hash = `0x${'ab'.repeat(32)}` as const;

describe('what is told of a chain', () => {
  it('is its public name, currency and explorer', () => {
    const gnosis = factsOf(100, RPC);
    assert.equal(gnosis.name, 'Gnosis');
    assert.equal(gnosis.currency.symbol, 'XDAI');
    assert.equal(transactionUrl(gnosis, hash), `https://gnosisscan.io/tx/${hash}`);
  });

  it('is its number where it is not a public one', () => {
    const own = factsOf(987_654_321, RPC);
    assert.equal(own.name, 'Chain 987654321');
    assert.equal(own.currency.symbol, 'ETH');
    assert.equal(transactionUrl(own, hash), null);
  });

  it('is what a wallet adds', () => {
    const base = chainOf(factsOf(8453, RPC));
    assert.equal(base.name, 'Base');
    assert.deepEqual(base.rpcUrls.default.http, [RPC]);
    assert.equal(base.blockExplorers?.default.url, 'https://basescan.org');
    assert.equal(chainOf({ chainId: 31_337, rpcUrl: RPC }).blockExplorers, undefined);
  });
});

it('the block of a transaction is one of its own chain, and never more than a number', () => {
  const seen = seenBlockOf(10, 123n);
  assert.equal(parseSeenBlock(seen, 10), 123n);
  assert.equal(parseSeenBlock(seen, 1), 0n);
  for (const text of [undefined, '', '10', '10.', '10.x', '10.1e9', '.5', `10.${'9'.repeat(30)}`])
    assert.equal(parseSeenBlock(text, 10), 0n);
});
