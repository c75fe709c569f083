import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BlockNotFoundError, encodeErrorResult, RpcRequestError } from 'viem';
import { errorsLibAbi } from '../contracts/abis';
import { eventOfError, isUnsupported } from './failure';

const unit = { symbol: 'dUSD', decimals: 6 };
const failing = (facts: object) => Object.assign(new Error('Internal JSON-RPC error.'), facts);

describe('what a wallet says', () => {
  it('is a refusal wherever it puts the code, and in words only', () => {
    for (const facts of [
      { code: 4001 },
      { code: 'ACTION_REJECTED' },
      { cause: failing({ cause: { code: 4001 } }) },
      { code: -32_603, data: { originalError: { code: 4001 } } },
      { code: -32_603, data: { code: 4001, message: 'No' } },
      { info: { error: { code: 4001 } } },
      { code: -32_000, message: 'User denied transaction signature.' },
      { code: -32_603, message: 'Transaction was cancelled by the user' },
    ])
      assert.deepEqual(eventOfError(failing(facts), unit), { type: 'reject' }, JSON.stringify(facts));
  });

  it('is none when the node refuses', () => {
    for (const message of ['Request rejected: rate limit reached', 'transaction underpriced']) {
      const event = eventOfError(failing({ code: -32_000, message }), unit);
      assert.ok(event.type === 'fail' && /Your wallet reported an error/.test(event.message), message);
    }
  });

  it('is not what the node said, nor what happened before the wallet was asked', () => {
    const url = 'https://node.example';
    const body = { method: 'eth_call' };
    for (const error of [
      { code: -32_005, message: 'daily request count exceeded' },
      { code: -32_603, message: 'Internal error' },
      { code: -32_000, message: 'header not found' },
      { code: -32_002, message: 'Request could not be processed' },
      { code: 4100, message: 'Unauthorized' },
    ]) {
      const event = eventOfError(failing({ cause: new RpcRequestError({ body, url, error }) }), unit);
      assert.ok(event.type === 'fail' && /^The network’s node could not answer/.test(event.message));
    }
    const event = eventOfError(new BlockNotFoundError({ blockNumber: 7n }), unit, false);
    assert.ok(event.type === 'fail' && /^The network’s node could not answer/.test(event.message));
  });

  it('is neither the node’s nor the wallet’s when the app itself fails before it asks', () => {
    const event = eventOfError(new TypeError('price is undefined'), unit, false);
    assert.ok(event.type === 'fail' && /^The app could not prepare this step/.test(event.message));
  });

  it('carries the contract’s reason, however deep', () => {
    const data = encodeErrorResult({ abi: errorsLibAbi, errorName: 'UnknownIncident', args: [7n] });
    for (const facts of [
      { code: 3, data },
      { code: -32_603, data: { code: 3, data } },
      { code: -32_603, data: { originalError: { code: 3, data } } },
      { error: { error: { code: -32_015, data } } },
      { cause: failing({ cause: { raw: data } }) },
    ])
      assert.deepEqual(
        eventOfError(failing(facts), unit),
        { type: 'fail', message: 'Incident 7 does not exist.' },
        JSON.stringify(facts),
      );
  });

  it('is that it cannot, by code or in words', () => {
    for (const facts of [
      { code: 4200 },
      { cause: { code: -32_601 } },
      { data: { originalError: { code: 4200 } } },
    ])
      assert.ok(isUnsupported(failing(facts)));
    assert.ok(!isUnsupported(failing({ code: 4001 })));
  });

  it('may lead round in a circle', () => {
    const error = failing({});
    Object.assign(error, { cause: { error } });
    assert.equal(eventOfError(error, unit).type, 'fail');
  });
});
