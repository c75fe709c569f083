import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { protocolId, termsOf } from './listing';
import { isSame, isTighter, type Words, wordsProblem } from './terms';

const ASSET = '0x00000000000000000000000000000000000000A1' as const;
const words: Words = {
  name: 'Aave v3 exploit',
  protocol: 'Aave v3',
  wording: 'Loss of funds from a flaw in the contracts of Aave v3.',
  peril: 'exploit',
  signal: '',
  trigger: '',
  needsLossRoot: true,
};

describe('terms of a product', () => {
  it('a protocol has one id, whatever the product', () => {
    assert.equal(protocolId(' Aave v3 '), protocolId('Aave v3'));
    assert.notEqual(protocolId('Aave v3'), protocolId('Aave v2'));
    assert.equal(protocolId(ASSET), `0x${'00'.repeat(31)}a1`);
  });

  it('the issuer of the pool’s own asset cannot be covered', () => {
    assert.equal(wordsProblem(words, ASSET), null);
    assert.match(String(wordsProblem({ ...words, protocol: ASSET.toLowerCase() }, ASSET)), /own asset/);
    assert.match(String(wordsProblem({ ...words, protocol: ' ' }, ASSET)), /protocol/);
    assert.match(String(wordsProblem({ ...words, protocol: ASSET.slice(0, -1) }, ASSET)), /address is wrong/);
    assert.equal(wordsProblem({ ...words, protocol: '0x Protocol' }, ASSET), null);
    assert.match(String(wordsProblem({ ...words, name: 'ü'.repeat(16) }, ASSET)), /too long by 1/);
  });

  it('go to the contract as it takes them', () => {
    const terms = termsOf(ASSET, '0x01', words, { riskRate: 5n, shareBps: 2_000n, minDays: 28n });
    assert.equal(terms.needsLossRoot, true);
    assert.equal(terms.signal, `0x${'00'.repeat(20)}`);
    assert.deepEqual([terms.riskRate, terms.shareBps, terms.minDays, terms.maxDays], [5n, 2_000, 28, 0]);
  });

  it('a smaller share, a shorter term and a higher risk rate are tighter', () => {
    const product = { riskRate: 10n, shareBps: 2_000, maxDays: 90 };
    const same = { riskRate: 10n, shareBps: 2_000n, maxDays: 90n };
    assert.ok(isSame(product, same) && isTighter(product, same));
    assert.ok(isTighter(product, { riskRate: 11n, shareBps: 1n, maxDays: 0n }));
    for (const looser of [{ riskRate: 9n }, { shareBps: 2_001n }, { maxDays: 91n }])
      assert.equal(isTighter(product, { ...same, ...looser }), false);
  });
});
