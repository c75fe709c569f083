import assert from 'node:assert/strict';
import { it } from 'node:test';
import { underlyingValue } from './underlying';

const [vault, token] = [
  { address: '0x0000000000000000000000000000000000000001', symbol: 'sdUSD', name: '', decimals: 9 },
  { address: '0x0000000000000000000000000000000000000002', symbol: 'dUSD', name: '', decimals: 6 },
] as const;

it('a vault’s share is worth its part of the vault, in the inner token’s decimals', () => {
  const pool = { asset: vault, underlying: { vault: vault.address, token, perAsset: 1_050_000n } };
  assert.equal(underlyingValue(pool, 2n * 10n ** 9n), 2_100_000n);
  assert.equal(underlyingValue({ asset: token, underlying: null }, 5n), null);
});
