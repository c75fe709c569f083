import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Address } from 'viem';
import { verifyArguments } from './forge';

const at = (digit: number): Address => `0x${String(digit).repeat(40)}`;

it('tells forge how a contract was compiled: some are in two ways, and it would not choose', () => {
  const token = { name: 'MutualToken', artifact: 'MutualToken', args: [at(2), 1n], at: at(1) };
  const options = verifyArguments(token, 5);
  assert.deepEqual(options.slice(0, 3), [
    'verify-contract',
    at(1),
    'contracts/src/governance/MutualToken.sol:MutualToken',
  ]);
  assert.equal(options[options.indexOf('--compilation-profile') + 1], 'default');
  assert.match(options[options.indexOf('--compiler-version') + 1] ?? '', /^v0\.8\.\d+\+commit\.[0-9a-f]{8}$/);
});
