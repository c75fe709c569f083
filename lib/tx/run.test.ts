import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { encodeErrorResult, InsufficientFundsError, RpcRequestError } from 'viem';
import { errorsLibAbi } from '../contracts/abis';
import type { Signer } from './run';
import {
  account,
  call,
  flowOf,
  hash,
  healthy,
  messageOf,
  mined,
  run,
  safe,
  signed,
  willing,
} from './test-run';

describe('runFlow', () => {
  it('signs, checks, sends and waits', async () => {
    const { path, last, sent } = await run(healthy, willing);
    assert.deepEqual(path, ['idle', 'simulating', 'signing', 'simulating', 'signing', 'mining', 'confirmed']);
    assert.deepEqual(last, { status: 'confirmed', outcome: { message: 'Done.' } });
    assert.deepEqual(sent, ['Send it']);
  });

  it('gives the wallet more gas than the call needs at this second', async () => {
    const limits: (bigint | undefined)[] = [];
    const record: Signer['send'] = async ({ gas }) => {
      limits.push(gas);
      return hash;
    };
    await run(healthy, { ...willing, send: record });
    assert.deepEqual(limits, [130_000n]);
  });

  it('ends as rejected when the wallet says no, and sends nothing', async () => {
    const no = Object.assign(new Error('User rejected'), { code: 4001 });
    const { last, sent } = await run(healthy, { ...willing, signMessage: () => Promise.reject(no) });
    assert.deepEqual(last, { status: 'rejected', label: 'Sign the key' });
    assert.deepEqual(sent, []);
  });

  it('names what the wallet is asked to send until it answers, whatever it answers', async () => {
    const no = Object.assign(new Error('User rejected'), { code: 4001 });
    for (const send of [willing.send, () => Promise.reject(no)])
      assert.deepEqual((await run(healthy, { ...willing, send })).asked, ['request: Send it', 'answered']);
  });

  it('says why a simulation failed, before the wallet is asked to send', async () => {
    const data = encodeErrorResult({ abi: errorsLibAbi, errorName: 'UnknownIncident', args: [7n] });
    const failing = {
      ...healthy,
      call: () => Promise.reject(Object.assign(new Error('execution reverted'), { data })),
    };
    const { last, sent } = await run(failing, willing);
    assert.deepEqual(last, { status: 'reverted', message: 'Incident 7 does not exist.' });
    assert.deepEqual(sent, []);
  });

  it('notices a transaction that was mined and failed', async () => {
    const data = encodeErrorResult({ abi: errorsLibAbi, errorName: 'UnknownIncident', args: [7n] });
    let calls = 0;
    const client = {
      ...healthy,
      call: async () => {
        calls += 1;
        if (calls > 1) throw Object.assign(new Error('execution reverted'), { data });
      },
      getTransactionReceipt: async () => ({ ...mined, status: 'reverted', blockNumber: 9n, gasUsed: 1n }),
      getTransaction: async () => ({ to: account, input: '0x', from: account, gas: 9n }),
    };
    const result = await run(client, willing);
    assert.equal(result.path.at(-2), 'mining');
    assert.equal(messageOf(result), 'Incident 7 does not exist.');
  });

  it('never says of one that was mined that it was not sent', async () => {
    const error = { code: -32_005, message: 'daily request count exceeded' };
    const body = { method: 'eth_getTransactionByHash' };
    let isFound = false;
    const client = {
      ...healthy,
      getTransactionReceipt: async () => ({ ...mined, status: 'reverted', blockNumber: 9n, gasUsed: 1n }),
      getTransaction: async () => {
        if (isFound) throw new RpcRequestError({ body, url: 'https://node.example', error });
        isFound = true;
        return { nonce: 3 };
      },
    };
    assert.match(messageOf(await run(client, willing)), /^The network refused the transaction/);
  });
});

describe('A2: only its own receipt says that a transaction succeeded', () => {
  it('words that cannot be made do not undo it', async () => {
    const flow = { ...signed, outcome: () => assert.fail('no such log') };
    assert.equal((await run(healthy, willing, flow)).last?.status, 'confirmed');
  });

  it('a contract account’s transaction without the action in it did not', async () => {
    const wrapped = (logs: object[]) => ({
      ...healthy,
      getCode: async () => '0x6001',
      readContract: () => Promise.reject(new Error('no such function')),
      getTransactionReceipt: async () => ({ ...mined, to: safe, logs }),
    });
    assert.match(messageOf(await run(wrapped([]), willing)), /did not execute this action/);
    assert.equal(
      (await run(wrapped([{ address: account, topics: [], data: '0x' }]), willing)).last?.status,
      'confirmed',
    );
  });

  it('a wallet’s own error says so, and nothing of a contract', async () => {
    const odd = { ...willing, send: () => Promise.reject(new Error('[object Object]')) };
    assert.match(messageOf(await run(healthy, odd)), /Your wallet reported an error/);
  });
});

describe('a fee that the account cannot pay', () => {
  const poor = { ...willing, send: () => Promise.reject(new InsufficientFundsError()) };
  const GWEI = 10n ** 9n;

  it('is said with what is needed and what is there', async () => {
    const priced = (balance: bigint) => ({
      ...healthy,
      getBalance: async () => balance,
      estimateFeesPerGas: async () => ({ maxFeePerGas: 3n * GWEI }),
    });
    assert.equal(
      messageOf(await run(priced(1_234n * GWEI), poor)),
      'The network’s fee can be up to 0.00039 ETH and your account has 0.000001 ETH. Add some and try again. Nothing was sent.',
    );
    assert.match(
      messageOf(await run(priced(10n ** 18n), poor)),
      /^Your wallet asks for a higher fee .* has 1 ETH/,
    );
  });

  it('counts what the transaction itself pays', async () => {
    const client = {
      ...healthy,
      getBalance: async () => 10n ** 17n,
      estimateFeesPerGas: async () => ({ maxFeePerGas: 3n * GWEI }),
    };
    const paying = flowOf({ kind: 'call', label: 'Pay', build: () => ({ ...call, value: 10n ** 17n }) });
    assert.equal(
      messageOf(await run(client, poor, paying)),
      'This pays 0.1 ETH, the network’s fee can be up to 0.00039 ETH and your account has 0.1 ETH. Add some and try again. Nothing was sent.',
    );
  });

  it('is said before the wallet is asked where the node refuses to try it', async () => {
    const client = {
      ...healthy,
      call: () => Promise.reject(new InsufficientFundsError()),
      getBalance: async () => 10n ** 16n,
    };
    const paying = flowOf({ kind: 'call', label: 'Pay', build: () => ({ ...call, value: 10n ** 17n }) });
    assert.equal(
      messageOf(await run(client, willing, paying)),
      'This pays 0.1 ETH plus the network’s fee, and your account has 0.01 ETH. Add some and try again. Nothing was sent.',
    );
  });

  it('also on a chain without EIP-1559, in its own coin', async () => {
    const legacy = {
      ...healthy,
      chain: { nativeCurrency: { symbol: 'XDAI' } },
      getBalance: async () => 0n,
      estimateFeesPerGas: () => Promise.reject(new Error('no EIP-1559')),
      getGasPrice: async () => GWEI,
    };
    assert.match(messageOf(await run(legacy, poor)), /up to 0\.00013 XDAI and your account has 0 XDAI/);
  });

  it('is said without figures when the node gives none', async () => {
    const silent = {
      ...healthy,
      getBalance: () => Promise.reject(new Error('no')),
      getGasPrice: async () => 1n,
    };
    const unpriced = { ...silent, estimateFeesPerGas: async () => ({ maxFeePerGas: 1n }) };
    assert.match(messageOf(await run(unpriced, poor)), /too little of the network’s native token/);
  });
});

describe('what a wallet says of itself', () => {
  it('is said in words: locked, on another account, on another network, disconnected', async () => {
    const errors = [
      [{ code: 4100 }, /locked/],
      [{ name: 'ConnectorAccountNotFoundError' }, /a different account/],
      [{ name: 'ConnectorChainMismatchError' }, /another network/],
      [{ code: 4900 }, /not connected to the network/],
      [{ code: -32_002 }, /still waiting for your answer to an earlier request/],
      [{ code: 4200 }, /does not support this step/],
    ] as const;
    for (const [facts, words] of errors) {
      const odd = { ...willing, send: () => Promise.reject(Object.assign(new Error('No'), facts)) };
      assert.match(messageOf(await run(healthy, odd)), words);
    }
  });
});
