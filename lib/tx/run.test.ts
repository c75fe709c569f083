import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { encodeErrorResult, type Hash, type PublicClient, type TransactionReceipt } from 'viem';
import { errorsLibAbi } from '../contracts/abis';
import { IDLE, type TxEvent, txReducer } from './machine';
import { type Batch, runFlow, type Signer } from './run';
import type { Flow, FlowContext, PermitStep, TxStep } from './types';

const hash: Hash = `0x${'ab'.repeat(32)}`;
const account = '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC';
const safe = '0x00000000000000000000000000000000000000Fe';
const call = { to: account, data: '0x' } as const;

const send = (label: string): TxStep => ({ kind: 'call', label, build: () => call });
const flowOf = (...steps: TxStep[]): Flow<null> => ({
  unit: () => ({ symbol: 'dUSD', decimals: 6 }),
  steps: async () => steps,
  outcome: () => ({ message: 'Done.' }),
});
const signed = flowOf({ kind: 'message', label: 'Sign the key', message: 'text' }, send('Send it'));

const willing: Signer = {
  signMessage: async () => '0x01',
  signTypedData: async () => '0x01',
  send: async () => hash,
};

function contextOf(client: object): FlowContext {
  const own = { cover: account, claims: account, assessors: account, token: account } as const;
  const contracts = { ...own, factory: account, governor: account, rewards: account } as const;
  return { client: client as PublicClient, account, chainId: 31_337, contracts };
}

const mined = {
  status: 'success',
  transactionHash: hash,
  to: account,
  logs: [],
} as unknown as TransactionReceipt;
const healthy = {
  call: async () => ({}),
  estimateGas: async () => 100_000n,
  getCode: async () => undefined,
  getTransaction: async () => ({ nonce: 3 }),
  getTransactionCount: async () => 3,
  getTransactionReceipt: async () => mined,
  waitForTransactionReceipt: async () => mined,
  readContract: async () => ['0x', 'Token', '1', 1n, account, '0x', []],
  getBlock: async () => ({ timestamp: 1n }),
};

/** Runs the flow: the states that it went through, and what was sent. */
async function run(client: object, signer: Signer, flow = signed) {
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

const messageOf = ({ last }: Awaited<ReturnType<typeof run>>) =>
  last?.status === 'reverted' ? last.message : `not reverted: ${last?.status}`;

describe('runFlow', () => {
  it('signs, checks, sends and waits', async () => {
    const { path, last, sent } = await run(healthy, willing);
    assert.deepEqual(path, ['idle', 'simulating', 'signing', 'simulating', 'signing', 'mining', 'confirmed']);
    assert.deepEqual(last, { status: 'confirmed', outcome: { message: 'Done.' } });
    assert.deepEqual(sent, ['Send it']);
  });

  it('gives the wallet more gas than the call needs at this second', async () => {
    const limits: bigint[] = [];
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
      waitForTransactionReceipt: async () => ({ ...mined, status: 'reverted', blockNumber: 9n }),
      getTransaction: async () => ({ to: account, input: '0x', from: account, gas: 1n }),
    };
    const result = await run(client, willing);
    assert.equal(result.path.at(-2), 'mining');
    assert.equal(messageOf(result), 'Incident 7 does not exist.');
  });
});

describe('A2: only its own receipt says that a transaction succeeded', () => {
  const replacedBy = (reason: string) => ({
    ...healthy,
    waitForTransactionReceipt: async ({ onReplaced }: { onReplaced: (by: { reason: string }) => void }) => {
      onReplaced({ reason });
      return mined;
    },
  });

  it('one that the wallet replaced or cancelled did not', async () => {
    assert.match(messageOf(await run(replacedBy('replaced'), willing)), /replaced it with another/);
    assert.match(messageOf(await run(replacedBy('cancelled'), willing)), /cancelled it/);
  });

  it('the same call at another fee did', async () => {
    assert.equal((await run(replacedBy('repriced'), willing)).last?.status, 'confirmed');
  });

  it('words that cannot be made do not undo it', async () => {
    const flow = { ...signed, outcome: () => assert.fail('no such log') };
    assert.equal((await run(healthy, willing, flow)).last?.status, 'confirmed');
  });

  it('a contract account’s transaction without the action in it did not', async () => {
    const wrapped = (logs: object[]) => ({
      ...healthy,
      getCode: async () => '0x6001',
      waitForTransactionReceipt: async () => ({ ...mined, to: safe, logs }),
    });
    assert.match(messageOf(await run(wrapped([]), willing)), /did not carry out this action/);
    assert.equal((await run(wrapped([{ address: account }]), willing)).last?.status, 'confirmed');
  });

  it('a wallet’s own error says so, and nothing of a contract', async () => {
    const odd = { ...willing, send: () => Promise.reject(new Error('[object Object]')) };
    assert.match(messageOf(await run(healthy, odd)), /Your wallet answered with an error/);
  });
});

describe('A3: wallets that cannot sign a permission', () => {
  const permit: PermitStep = {
    kind: 'permit',
    label: 'Permit',
    token: account,
    spender: account,
    value: 1n,
    otherwise: async () => [send('Approve'), send('Stake')],
  };
  const flow = flowOf(permit, send('Stake with the permission'));

  it('pay after an approval: unknown method, no signature, another key’s, a contract’s', async () => {
    const unknown = () => Promise.reject(Object.assign(new Error('Unsupported'), { code: 4200 }));
    const answers = ['0x', `0x${'11'.repeat(130)}`, `0x${'11'.repeat(64)}1b`] as const;
    const signers = [unknown, ...answers.map((hex) => async () => hex)];
    for (const signTypedData of signers) {
      const { last, sent } = await run(healthy, { ...willing, signTypedData }, flow);
      assert.deepEqual(sent, ['Approve', 'Stake']);
      assert.equal(last?.status, 'confirmed');
    }
  });

  it('a rejection stays a rejection', async () => {
    const no = () => Promise.reject(Object.assign(new Error('No'), { code: 4001 }));
    const { last, sent } = await run(healthy, { ...willing, signTypedData: no }, flow);
    assert.deepEqual([last?.status, sent], ['rejected', []]);
  });
});

describe('EIP-5792: a wallet that carries out several calls at once', () => {
  const batch: Batch = { isSupported: async () => true, send: async () => hash };

  it('is asked once for all calls', async () => {
    const { last, sent } = await run(healthy, { ...willing, batch }, flowOf(send('Approve'), send('Stake')));
    assert.deepEqual([last?.status, sent], ['confirmed', ['Stake']]);
  });

  it('is not asked for one call alone, nor where a signature comes between', async () => {
    for (const flow of [flowOf(send('Stake')), signed]) {
      const { sent } = await run(healthy, { ...willing, batch }, flow);
      assert.equal(sent.length, 1);
    }
  });
});
