import assert from 'node:assert/strict';
import { it } from 'node:test';
import { amountOf, figureOf } from './figure';

it('large amounts are shown without decimals, small ones with two', () => {
  const dollar = { decimals: 6, symbol: 'dUSD' };
  const ether = { decimals: 18, symbol: 'dETH' };
  assert.equal(figureOf(250_000_990_000n, dollar), '250,000\u00a0dUSD');
  assert.equal(amountOf(250_000_990_000n, dollar), '250,000.99\u00a0dUSD');
  assert.equal(figureOf(9_999_990_000n, dollar), '9,999.99\u00a0dUSD');
  assert.equal(figureOf(41_509_000_000_000_000_000n, ether), '41.50\u00a0dETH');
  assert.equal(figureOf(1n, ether), '<0.0001\u00a0dETH');
  assert.equal(figureOf(0n, ether), '0\u00a0dETH');
});
