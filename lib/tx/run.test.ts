import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  encodeErrorResult,
  type Hash,
  type PublicClient,
  type TransactionReceipt,
  type TypedDataDefinition,
} from 'viem';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { errorsLibAbi } from '../contracts/abis';
import { follow } from './follow';
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
  pollingInterval: 1,
  getBlockNumber: async () => 1n,
  call: async () => ({}),
  estimateGas: async () => 100_000n,
  getCode: async () => undefined,
  getTransaction: async () => ({ nonce: 3 }),
  getTransactionCount: async () => 3,
  getTransactionReceipt: async () => mined,
  readContract: async () => ['0x', 'Token', '1', 1n, account, '0x', []],
  getBlock: async () => ({ timestamp: 1n }),
};

/** Runs the flow: the states that it went through, and what was sent. */
async function run(
  client: object,
  signer: Signer,
  flow = signed,
  context = contextOf(client),
  statusCode = 200,
) {
  const states = [IDLE];
  const sent: string[] = [];
  const notes: (string | undefined)[] = [];
  await runFlow({
    flow,
    args: null,
    context,
    signer,
    dispatch: (event: TxEvent) => {
      if (event.type === 'sign') notes.push(event.note);
      states.push(txReducer(states.at(-1) ?? IDLE, event));
    },
    follow: (one) => {
      sent.push(one.label);
      const callsStatus = async () => ({ statusCode, hash });
      const watched = { context, sent: one, known: {}, report: () => undefined };
      return follow(watched, { service: async () => null, callsStatus });
    },
  });
  return { path: states.map(({ status }) => status), last: states.at(-1), sent, notes };
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
    assert.match(messageOf(await run(wrapped([]), willing)), /did not carry out this action/);
    assert.equal(
      (await run(wrapped([{ address: account, topics: [], data: '0x' }]), willing)).last?.status,
      'confirmed',
    );
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

  it('pay after an approval: unknown method by code or by words, no signature, another key’s, a contract’s', async () => {
    const refusals = [
      { code: 4200 },
      { code: -32601 },
      { message: 'Method eth_signTypedData_v4 not supported' },
    ];
    const unknown = refusals.map((words) => () => Promise.reject(Object.assign(new Error('No'), words)));
    const answers = ['0x', `0x${'11'.repeat(130)}`, `0x${'11'.repeat(64)}1b`] as const;
    const signers = [...unknown, ...answers.map((hex) => async () => hex)];
    for (const signTypedData of signers) {
      const { last, sent, notes } = await run(healthy, { ...willing, signTypedData }, flow);
      assert.deepEqual(sent, ['Approve', 'Stake']);
      assert.equal(last?.status, 'confirmed');
      assert.match(notes.at(-1) ?? '', /takes no signed permission, so an approval comes first/);
    }
  });

  it('pay after an approval when the token does not accept the permission', async () => {
    const key = privateKeyToAccount(generatePrivateKey());
    const args = [account, account, account, 1n] as const;
    const data = encodeErrorResult({ abi: errorsLibAbi, errorName: 'PermitFailed', args });
    const doubting = {
      ...healthy,
      readContract: async ({ functionName }: { functionName: string }) =>
        functionName === 'nonces' ? 0n : ['0x', 'Token', '1', 1n, account, '0x', []],
      call: async ({ data: asked }: { data: string }) => {
        if (asked === '0xbad0') throw Object.assign(new Error('execution reverted'), { data });
      },
    };
    const context = { ...contextOf(doubting), account: key.address };
    const signTypedData = async (typed: TypedDataDefinition) => key.signTypedData(typed);
    const withPermission: TxStep = {
      kind: 'call',
      label: 'Stake',
      build: () => ({ to: account, data: '0xbad0' }),
    };
    const { last, sent } = await run(
      doubting,
      { ...willing, signTypedData },
      flowOf(permit, withPermission),
      context,
    );
    assert.deepEqual(sent, ['Approve', 'Stake']);
    assert.equal(last?.status, 'confirmed');
  });

  it('a rejection stays a rejection', async () => {
    const no = () => Promise.reject(Object.assign(new Error('No'), { code: 4001 }));
    const { last, sent } = await run(healthy, { ...willing, signTypedData: no }, flow);
    assert.deepEqual([last?.status, sent], ['rejected', []]);
  });
});

describe('EIP-5792: a wallet that carries out several calls at once', () => {
  const batch: Batch = { support: async () => 'supported', send: async () => hash };
  const twoSteps = flowOf(send('Approve'), send('Stake'));
  const permit: PermitStep = {
    ...{ kind: 'permit', label: 'Permit', token: account, spender: account, value: 1n },
    otherwise: async () => [send('Approve'), send('Stake')],
  };
  const withPermit = flowOf(permit, send('Stake with the permission'));

  it('is asked once for all calls', async () => {
    const { last, sent } = await run(healthy, { ...willing, batch }, twoSteps);
    assert.deepEqual([last?.status, sent], ['confirmed', ['Stake']]);
  });

  it('is asked for approval and action in the place of a signature, if nothing has to change for it', async () => {
    const { path, sent } = await run(healthy, { ...willing, batch }, withPermit);
    assert.deepEqual(sent, ['Stake']);
    assert.equal(path.filter((status) => status === 'signing').length, 1);
    const ready: Batch = { ...batch, support: async () => 'ready' };
    const key = await run(healthy, { ...willing, batch: ready }, withPermit);
    assert.deepEqual(key.sent, ['Stake'], 'and after a signature that no token takes');
    assert.equal(key.path.filter((status) => status === 'signing').length, 2);
  });

  it('is not asked for one call alone, nor where a signature comes between', async () => {
    for (const flow of [flowOf(send('Stake')), signed]) {
      const { sent } = await run(healthy, { ...willing, batch }, flow);
      assert.equal(sent.length, 1);
    }
  });

  it('that refuses them when asked is asked for one after the other', async () => {
    for (const code of [4200, 5750, 5760]) {
      const unwilling: Batch = {
        ...batch,
        send: () => Promise.reject(Object.assign(new Error('No'), { code })),
      };
      const { last, sent } = await run(healthy, { ...willing, batch: unwilling }, twoSteps);
      assert.deepEqual([last?.status, sent], ['confirmed', ['Approve', 'Stake']]);
    }
  });

  it('did not carry them out, or only a part', async () => {
    const ends = { 400: /did not carry it out/, 500: /contracts refused it/, 600: /only a part/ };
    for (const [code, words] of Object.entries(ends)) {
      const result = await run(healthy, { ...willing, batch }, twoSteps, contextOf(healthy), Number(code));
      assert.match(messageOf(result), words);
    }
  });
});

describe('what a wallet says of itself', () => {
  it('is said in words: locked, on another account, on another network, disconnected', async () => {
    const errors = [
      [{ code: 4100 }, /locked/],
      [{ name: 'ConnectorAccountNotFoundError' }, /another account/],
      [{ name: 'ConnectorChainMismatchError' }, /another network/],
      [{ code: 4900 }, /not connected to the network/],
    ] as const;
    for (const [facts, words] of errors) {
      const odd = { ...willing, send: () => Promise.reject(Object.assign(new Error('No'), facts)) };
      assert.match(messageOf(await run(healthy, odd)), words);
    }
  });
});
