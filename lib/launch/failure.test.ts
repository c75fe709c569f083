import assert from 'node:assert/strict';
import { it } from 'node:test';
import { encodeErrorResult, type Hex } from 'viem';
import { launcherAbi } from '@/lib/contracts/abis';
import { everyErrorAbi } from '@/lib/errors';
import { failureOf } from './failure';

const POOL = '0x0000000000000000000000000000000000000001';
const TITLES = ['Create the launcher', 'Create pool 1, Dollar Pool'];
const outputOf = (data: Hex) => `Error: script failed: TransactionFailed(1, ${data})`;

it('names the transaction, the failed call in it and the error', () => {
  const inner = encodeErrorResult({ abi: everyErrorAbi, errorName: 'UnknownPool', args: [POOL] });
  const outer = encodeErrorResult({ abi: launcherAbi, errorName: 'CallFailed', args: [7n, inner] });
  assert.equal(
    failureOf(outputOf(outer), TITLES),
    `The launch would fail. Create pool 1, Dollar Pool: call 8: UnknownPool(${POOL})`,
  );
});

it('shows forge’s own message when it cannot decode the error', () => {
  const fails = (output: string) => failureOf(output, TITLES).replace('The launch would fail. ', '');
  assert.equal(fails(outputOf('0xdeadbeef')), 'Create pool 1, Dollar Pool: 0xdeadbeef');
  assert.equal(fails(outputOf('0x')), 'Create pool 1, Dollar Pool: without a reason');
  assert.equal(fails('Error: could not connect'), 'Error: could not connect');
});

it('explains a key that is not the sender’s, and an unknown option', () => {
  const data = encodeErrorResult({ abi: launcherAbi, errorName: 'NotOwner', args: [POOL] });
  assert.match(
    failureOf(outputOf(data), TITLES),
    new RegExp(`the key is of ${POOL}, but the launch was planned for`),
  );
  assert.equal(
    failureOf("error: unexpected argument '--dryrun' found", TITLES),
    '--dryrun is not an option of npm run launch or forge script.',
  );
});
