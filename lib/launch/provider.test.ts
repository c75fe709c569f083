import assert from 'node:assert/strict';
import { it } from 'node:test';
import { ContractFunctionExecutionError, HttpRequestError, RpcRequestError, TimeoutError } from 'viem';
import { answered, withProvider } from './provider';

const url = 'https://node.example/v2/secret-key';
const down = new HttpRequestError({ url, status: 500 });
const body = { method: 'eth_call' };
const asked = (cause: HttpRequestError | RpcRequestError) =>
  new ContractFunctionExecutionError(cause, { abi: [], functionName: 'decimals' });
const refused = (code: number, message: string) =>
  asked(new RpcRequestError({ body, url, error: { code, message } }));

it('takes no outage for the answer of a contract', async () => {
  assert.equal(await answered(Promise.resolve(8)), 8);
  assert.equal(await answered(Promise.reject(refused(3, 'execution reverted'))), null);
  assert.equal(await answered(Promise.reject(refused(-32000, 'opcode 0x5d not defined'))), null);
  await assert.rejects(answered(Promise.reject(asked(down))));
  await assert.rejects(answered(Promise.reject(refused(-32005, 'daily request count exceeded'))));
});

it('says that the provider failed, without its address', async () => {
  const told = (error: unknown) =>
    withProvider(Promise.reject(error)).then(
      () => '',
      ({ message }) => message,
    );
  assert.match(await told(asked(down)), /^The provider at --rpc-url failed: it answered 500\./);
  assert.match(await told(new TimeoutError({ body, url })), /failed: no answer in time\./);
  assert.match(await told(refused(-32005, 'too many requests')), /failed: too many requests\./);
  assert.doesNotMatch(await told(asked(down)), /secret-key/);
  const other = new Error('a mistake of ours');
  await assert.rejects(withProvider(Promise.reject(other)), other);
});
