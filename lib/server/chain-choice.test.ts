import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chooseChain } from './chain-choice';

const SHOWN = [31_337, 8453, 1];
const asked = (path: string, cookie?: string, referer: string | null = null) =>
  chooseChain({ url: new URL(path, 'https://mutual.example'), cookie, referer }, SHOWN);

describe('the chain of a request', () => {
  it('is the default one at first, and the last one afterwards', () => {
    assert.deepEqual(asked('/pools'), { chainId: 31_337, isNamed: false, unknown: null });
    assert.equal(asked('/pools', '8453').chainId, 8453);
  });

  it('is the one that the address names, whatever was shown before', () => {
    const page = 'https://mutual.example/pools?chain=1';
    assert.deepEqual(asked('/pools?chain=8453', '1', page), { chainId: 8453, isNamed: true, unknown: null });
  });

  it('is that of the tab that asks, whatever another tab shows', () => {
    assert.equal(asked('/pools', '1', 'https://mutual.example/cover?chain=8453').chainId, 8453);
    assert.equal(asked('/pools', '1', 'https://mutual.example/cover').chainId, 1);
    assert.equal(asked('/pools', '1', 'https://elsewhere.example/?chain=8453').chainId, 1);
    assert.equal(asked('/pools', '1', 'not an address').chainId, 1);
  });

  it('is the default one with a notice when the address names one that is not shown', () => {
    for (const named of ['5', 'base', '', '08453', '1e3'])
      assert.deepEqual(asked(`/pools?chain=${named}`, '1'), {
        chainId: 31_337,
        isNamed: false,
        unknown: named,
      });
  });

  it('is not what a cookie says of a chain that is no longer shown', () => {
    assert.equal(asked('/pools', '10').chainId, 31_337);
  });
});
