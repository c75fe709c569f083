// For tests: a flow taken through its steps before a chain and a wallet that answer as they are told.

import type { Hash, PublicClient, TransactionReceipt } from 'viem';
import { follow } from './follow';
import { IDLE, type TxEvent, txReducer } from './machine';
import { runFlow, type Signer } from './run';
import type { Flow, FlowContext, TxStep } from './types';

export const hash: Hash = `0x${'ab'.repeat(32)}`;
export const account = '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC';
export const safe = '0x00000000000000000000000000000000000000Fe';
export const call = { to: account, data: '0x' } as const;

export const send = (label: string): TxStep => ({ kind: 'call', label, build: () => call });
export const flowOf = (...steps: TxStep[]): Flow<null> => ({
  unit: () => ({ symbol: 'dUSD', decimals: 6 }),
  steps: async () => steps,
  outcome: () => ({ message: 'Done.' }),
});
export const signed = flowOf({ kind: 'message', label: 'Sign the key', message: 'text' }, send('Send it'));

export const willing: Signer = {
  signMessage: async () => '0x01',
  signTypedData: async () => '0x01',
  send: async () => hash,
};

export function contextOf(client: object): FlowContext {
  const own = { cover: account, claims: account, assessors: account, token: account } as const;
  const contracts = { ...own, factory: account, governor: account, rewards: account } as const;
  return { client: client as PublicClient, account, chainId: 31_337, contracts };
}

export const mined = {
  status: 'success',
  transactionHash: hash,
  to: account,
  logs: [],
} as unknown as TransactionReceipt;
export const healthy = {
  pollingInterval: 1,
  getBlockNumber: async () => 1n,
  call: async () => ({}),
  simulateBlocks: async () => [{ calls: [{ status: 'success' }, { status: 'success' }] }],
  estimateGas: async () => 100_000n,
  getCode: async () => undefined,
  getTransaction: async () => ({ nonce: 3 }),
  getTransactionCount: async () => 3,
  getTransactionReceipt: async () => mined,
  readContract: async () => ['0x', 'Token', '1', 1n, account, '0x', []],
  getBlock: async () => ({ timestamp: 1n }),
};

/** Runs the flow: the states that it went through, and what was sent. */
export async function run(
  client: object,
  signer: Signer,
  flow = signed,
  context = contextOf(client),
  statusCode = 200,
) {
  const states = [IDLE];
  const sent: string[] = [];
  const asked: string[] = [];
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
    asks: ({ kind, label }) => {
      asked.push(`${kind}: ${label}`);
      return () => asked.push('answered');
    },
    follow: (one) => {
      sent.push(one.label);
      const callsStatus = async () => ({ statusCode, hash });
      const watched = { context, sent: one, known: {}, report: () => undefined };
      return follow(watched, { service: async () => null, callsStatus });
    },
  });
  return { path: states.map(({ status }) => status), last: states.at(-1), sent, asked, notes };
}

export const messageOf = ({ last }: Awaited<ReturnType<typeof run>>) =>
  last?.status === 'reverted' ? last.message : `not reverted: ${last?.status}`;
