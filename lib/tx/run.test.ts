import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { encodeErrorResult, type Hash, type PublicClient, type TransactionReceipt } from 'viem';
import { errorsLibAbi } from '../contracts/abis';
import { IDLE, type TxEvent, txReducer } from './machine';
import { runFlow, type Signer } from './run';
import type { Flow, FlowContext } from './types';

const hash: Hash = `0x${'ab'.repeat(32)}`;
const account = '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC';
const call = { to: account, data: '0x' } as const;

const flow: Flow<null> = {
  unit: () => ({ symbol: 'dUSD', decimals: 6 }),
  steps: async () => [
    { kind: 'message', label: 'Sign the key', message: 'text' },
    { kind: 'call', label: 'Send it', build: () => call },
  ],
  outcome: () => ({ message: 'Done.' }),
};

const willing: Signer = {
  signMessage: async () => '0x01',
  signTypedData: async () => '0x01',
  send: async () => hash,
};

function contextOf(client: object): FlowContext {
  const own = { cover: account, claims: account, assessors: account, token: account } as const;
  const others = { factory: account, governor: account, rewards: account } as const;
  const contracts = { ...own, ...others } as const;
  return { client: client as PublicClient, account, chainId: 31_337, contracts };
}

const mined = { status: 'success', transactionHash: hash } as TransactionReceipt;
const healthy = {
  call: async () => ({}),
  estimateGas: async () => 100_000n,
  waitForTransactionReceipt: async () => mined,
};

/** Runs the flow and tells through which states it went, and what was sent. */
async function run(client: object, signer: Signer) {
  const states = [IDLE];
  const sent: string[] = [];
  await runFlow({
    flow,
    args: null,
    context: contextOf(client),
    signer,
    dispatch: (event: TxEvent) => states.push(txReducer(states.at(-1) ?? IDLE, event)),
    onSent: ({ label }) => sent.push(label),
  });
  return { path: states.map(({ status }) => status), last: states.at(-1), sent };
}

describe('runFlow', () => {
  it('signs, checks, sends and waits', async () => {
    const { path, last, sent } = await run(healthy, willing);
    assert.deepEqual(path, ['idle', 'simulating', 'signing', 'simulating', 'signing', 'mining', 'confirmed']);
    assert.deepEqual(last, { status: 'confirmed', outcome: { message: 'Done.' } });
    assert.deepEqual(sent, ['Send it']);
  });

  it('gives the wallet more gas than the call needs at this second', async () => {
    const limits: bigint[] = [];
    const send: Signer['send'] = async ({ gas }) => {
      limits.push(gas);
      return hash;
    };
    await run(healthy, { ...willing, send });
    assert.deepEqual(limits, [130_000n]);
  });

  it('ends as rejected when the wallet says no, and sends nothing', async () => {
    const no = Object.assign(new Error('User rejected'), { code: 4001 });
    const { last, sent } = await run(healthy, { ...willing, signMessage: () => Promise.reject(no) });
    assert.deepEqual(last, { status: 'rejected', label: 'Sign the key' });
    assert.deepEqual(sent, []);
  });

  it('tells why a simulation failed, before the wallet is asked to send', async () => {
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
    const data = encodeErrorResult({ abi: errorsLibAbi, errorName: 'WrongStatus', args: [7n, 4] });
    let calls = 0;
    const client = {
      ...healthy,
      call: async () => {
        calls += 1;
        if (calls > 1) throw Object.assign(new Error('execution reverted'), { data });
      },
      waitForTransactionReceipt: async () => ({ ...mined, status: 'reverted', blockNumber: 9n }),
      getTransaction: async () => ({ to: account, input: '0x', from: account, gas: 1n }),
    };
    const { path, last } = await run(client, willing);
    assert.equal(path.at(-2), 'mining');
    assert.equal(
      last?.status === 'reverted' && last.message.startsWith('Incident 7 has moved on: it is decided'),
      true,
    );
  });
});
