import assert from 'node:assert/strict';
import { afterEach, it } from 'node:test';
import type { PublicClient } from 'viem';
import type { TxEvent } from '../tx/machine';
import { account, contextOf, hash, healthy, willing } from '../tx/test-run';
import { createTransactions } from './transactions';

const before = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
afterEach(() => {
  if (before) Object.defineProperty(globalThis, 'navigator', before);
  else Reflect.deleteProperty(globalThis, 'navigator');
});

/** Locks as browsers have them, shared by tabs. */
function tabsShareLocks() {
  const held = new Set<string>();
  const request = async (name: string, _: object, work: (lock: object | null) => unknown) => {
    if (held.has(name)) return work(null);
    held.add(name);
    try {
      return await work({ name });
    } finally {
      held.delete(name);
    }
  };
  Object.defineProperty(globalThis, 'navigator', { configurable: true, value: { locks: { request } } });
}

const pending = {
  ...healthy,
  getTransactionReceipt: async () => null,
  getTransaction: async () => ({ nonce: 3, from: account }),
};
const request = { flow: 'unpausePool', args: { pool: account, name: 'Pool' } } as const;

function tab(client: object, send = willing.send) {
  const transactions = createTransactions({
    ...{ chainId: 31_337, client: client as PublicClient, contracts: contextOf(client).contracts },
    signerOf: () => ({ ...willing, send }),
    sources: { service: async () => null, callsStatus: async () => ({ statusCode: 100, hash: undefined }) },
  });
  const events: TxEvent[] = [];
  const run = () => transactions.run(account, request, 'slot', (event) => events.push(event));
  const until = async (type: TxEvent['type'], times = 1) => {
    while (events.filter((event) => event.type === type).length < times)
      await new Promise((resolve) => setTimeout(resolve, 2));
  };
  return { transactions, events, run, until };
}

it('what is no longer watched can be sent anew, even if it is the same transaction', async () => {
  const { transactions, run, until, events } = tab(pending);
  const first = run();
  await until('sent');
  await run();
  assert.equal(events.filter(({ type }) => type === 'sent').length, 1, 'not while it is watched');
  transactions.leave(account, hash);
  await first;
  assert.equal(events.at(-1)?.type, 'leave');
  assert.deepEqual(transactions.records(account), []);
  const second = run();
  await until('sent', 2);
  assert.equal(transactions.records(account).length, 1);
  transactions.leave(account, hash);
  await second;
});

it('one tab at a time asks the wallet', async () => {
  tabsShareLocks();
  let answer = (_: typeof hash) => {};
  const first = tab(healthy, () => new Promise((resolve) => (answer = resolve)));
  const running = first.run();
  await first.until('sign');
  const second = tab(healthy);
  await second.run();
  const [, told] = second.events;
  assert.ok(told?.type === 'fail' && /Another tab/.test(told.message));
  answer(hash);
  await running;
  assert.equal(first.events.at(-1)?.type, 'confirm');
});
