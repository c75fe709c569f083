import assert from 'node:assert/strict';
import { it } from 'node:test';
import { ContractFunctionExecutionError, HttpRequestError, RpcRequestError, TimeoutError } from 'viem';
import { Failure } from '@/lib/dev/process.mjs';
import { answered, withoutKey, withProvider } from './provider';

const url = 'https://node.example/v2/secret-key';
const down = new HttpRequestError({ url, status: 500 });
const body = { method: 'eth_call' };
const asked = (cause: HttpRequestError | RpcRequestError) =>
  new ContractFunctionExecutionError(cause, { abi: [], functionName: 'decimals' });
const refused = (code: number, message: string) =>
  asked(new RpcRequestError({ body, url, error: { code, message } }));

it('does not take an outage for a contract’s answer', async () => {
  assert.equal(await answered(Promise.resolve(8)), 8);
  assert.equal(await answered(Promise.reject(refused(3, 'execution reverted'))), null);
  for (const halted of ['opcode 0x5d not defined', 'invalid jump destination', 'write protection'])
    assert.equal(await answered(Promise.reject(refused(-32000, halted))), null);
  await assert.rejects(answered(Promise.reject(asked(down))));
  await assert.rejects(answered(Promise.reject(refused(-32005, 'daily request count exceeded'))));
});

const messageOf = (error: unknown) =>
  withProvider(url, Promise.reject(error)).then(
    () => assert.fail('it did not fail'),
    (failure) => {
      assert.ok(failure instanceof Failure);
      return failure.message;
    },
  );

it('explains that the provider failed', async () => {
  assert.match(await messageOf(asked(down)), /^The provider at --rpc-url failed: it answered 500\./);
  assert.match(await messageOf(new TimeoutError({ body, url })), /failed: no answer in time\./);
  assert.match(await messageOf(refused(-32005, 'too many requests')), /failed: too many requests\./);
  assert.match(await messageOf(new Error('a mistake of ours')), /a mistake of ours\n +at /);
  assert.equal(await messageOf(new Failure('a sentence')), 'a sentence');
});

it('never shows the key, whatever fails and whoever repeats it', async () => {
  for (const error of [
    asked(down),
    refused(3, 'execution reverted'),
    refused(-32000, 'the key secret-key is over its limit'),
    new Failure(`forge: no answer from ${url}`),
    new TypeError('fetch failed', { cause: new Error(url) }),
  ])
    assert.doesNotMatch(await messageOf(error), /secret-key|\/v2\//);
});

it('removes everything from the URL but its host', () => {
  const rpcUrl = 'https://member:password@node.example/base/?network=base&dkey=a%2Fb-c-d';
  const text = `${rpcUrl} refused member:password, key a/b-c-d (a%2Fb-c-d) on base`;
  assert.equal(withoutKey(text, rpcUrl), 'https://…@node.example… refused …, key … (…) on base');
  assert.equal(
    withoutKey('at http://localhost:8545/', 'http://localhost:8545/'),
    'at http://localhost:8545/',
  );
});
