import assert from 'node:assert/strict';
import { it } from 'node:test';
import { CallExecutionError, HttpRequestError, RpcRequestError } from 'viem';
import { isContractFailure } from './contract-failure';

const url = 'https://node.example';
const refused = (code: number, message: string) =>
  new CallExecutionError(new RpcRequestError({ body: {}, url, error: { code, message } }), {});

for (const message of [
  'execution reverted',
  'invalid opcode: INVALID',
  'opcode 0x5d not defined',
  'invalid jump destination',
  'stack underflow (0 <=> 1)',
  'stack limit reached 1024 (1023)',
  'write protection',
  'out of gas',
  'EVM error StackUnderflow',
  'VM execution error.',
  'BadJumpDestination',
])
  it(`takes "${message}" for a contract's failure`, () => {
    assert.equal(isContractFailure(refused(-32000, message)), true);
  });

for (const message of [
  'daily request count exceeded',
  'too many requests',
  'header not found',
  'execution aborted (timeout = 5s)',
])
  it(`takes "${message}" for the provider's failure`, () => {
    assert.equal(isContractFailure(refused(-32000, message)), false);
  });

it('knows a call that reverts by its code, and an outage by its kind', () => {
  assert.equal(isContractFailure(refused(3, 'no reason')), true);
  assert.equal(isContractFailure(new HttpRequestError({ url, status: 500 })), false);
  assert.equal(isContractFailure(new Error('reverted')), false);
});
