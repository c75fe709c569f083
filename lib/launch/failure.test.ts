import assert from 'node:assert/strict';
import { it } from 'node:test';
import { encodeErrorResult, type Hex } from 'viem';
import { launcherAbi } from '@/lib/contracts/abis';
import { everyErrorAbi } from '@/lib/errors';
import { failureOf } from './failure';

const POOL = '0x0000000000000000000000000000000000000001';
const TITLES = ['Create the launcher', 'Create pool 1, Dollar Pool'];
const told = (data: Hex) => `Error: script failed: TransactionFailed(1, ${data})`;

it('names the transaction, the call in it and the error', () => {
  const inner = encodeErrorResult({ abi: everyErrorAbi, errorName: 'UnknownPool', args: [POOL] });
  const outer = encodeErrorResult({ abi: launcherAbi, errorName: 'CallFailed', args: [7n, inner] });
  assert.equal(failureOf(told(outer), TITLES), `Create pool 1, Dollar Pool: call 8: UnknownPool(${POOL})`);
});

it('says what it was told when it knows no more', () => {
  assert.equal(failureOf(told('0xdeadbeef'), TITLES), 'Create pool 1, Dollar Pool: 0xdeadbeef');
  assert.equal(failureOf(told('0x'), TITLES), 'Create pool 1, Dollar Pool: without a reason');
  assert.equal(failureOf('Error: could not connect', TITLES), 'Error: could not connect');
});
