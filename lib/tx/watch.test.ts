// Every state of a transaction, on a real chain: anvil holds blocks back, drops and replaces.

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { concat, encodeErrorResult, type Hash, type Hex, keccak256, pad, parseGwei, slice } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { errorsLibAbi } from '../contracts/abis';
import { accounts } from '../dev/accounts.mjs';
import { startTestChain, type TestChain } from '../dev/test-chain';
import { eventOfError } from './failure';
import { follow } from './follow';
import type { FlowContext, Progress, Sent, SentKind } from './types';
import { watchTransaction } from './watch';

const sender = privateKeyToAccount(accounts.staker.key);
const other = privateKeyToAccount(accounts.member.key);
const target = '0x00000000000000000000000000000000000000fe';
const data = '0x12345678';
const GAS = 100_000n;
const CHEAP = { maxFeePerGas: parseGwei('10'), maxPriorityFeePerGas: parseGwei('1') };
const DEAR = { maxFeePerGas: parseGwei('30'), maxPriorityFeePerGas: parseGwei('5') };

let chain: TestChain;

before(async () => {
  chain = await startTestChain({ mines: false });
});
after(() => chain.stop());

function partsOf(id: string, block: number, sentAt = Date.now()) {
  const sent: Sent = {
    ...{ kind: 'transaction', id, to: target, data: keccak256(data), label: 'Stake', isLast: true },
    ...{ sentAt, block },
  };
  const contracts = {} as FlowContext['contracts'];
  const context = { client: chain.reader, account: sender.address, chainId: chain.id, contracts };
  return { context, sent };
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** Follows what was sent; `said` is all that was reported on the way. */
function watch(
  id: string,
  block: number,
  sentAt = Date.now(),
  known: Progress = {},
  more: { mined?: number; kind?: SentKind } = {},
) {
  const said: Progress[] = [];
  const report = (progress: Progress) => said.push(progress);
  const { context, sent } = partsOf(id, block, sentAt);
  const end = follow(
    { context, sent: { ...sent, ...more }, known, report },
    { service: async () => null, callsStatus: async () => ({ statusCode: 100, hash: undefined }) },
  );
  const ended = end.then(
    (receipt) => ({ receipt, failure: null }),
    (error: unknown) => ({ receipt: null, failure: eventOfError(error, { symbol: 'dUSD', decimals: 6 }) }),
  );
  const sees = (condition: (progress: Progress) => boolean) => until(() => said.some(condition));
  return { ended, sees, said };
}

let block = 0;
let nonce = 0;
beforeEach(async () => {
  block = Number(await chain.client.getBlockNumber({ cacheTime: 0 }));
  nonce = await chain.client.getTransactionCount({ address: sender.address });
});

const send = (
  fees: object = CHEAP,
  { from = sender, to = target as Hex, input = data as Hex, at = nonce } = {},
): Promise<Hash> =>
  chain.client.sendTransaction({ account: from, to, data: input, gas: GAS, nonce: at, ...fees });
const mine = () => chain.client.mine({ blocks: 1 });

describe('A2: a transaction', { timeout: 60_000 }, () => {
  it('is pending until it is mined, then confirmed by its own receipt', async () => {
    const hash = await send();
    const { ended, sees, said } = watch(hash, block);
    await sees(({ isListed, nonce: seen }) => isListed === true && seen === nonce);
    assert.ok(said.every(({ isSlow }) => !isSlow));
    await mine();
    assert.equal((await ended).receipt?.transactionHash, hash);
  });

  it('is slow after a minute, and still confirmed when it comes', async () => {
    const hash = await send();
    const { ended, sees } = watch(hash, block, Date.now() - 60_000);
    await sees(({ isSlow }) => isSlow === true);
    await mine();
    assert.equal((await ended).receipt?.status, 'success');
  });

  it('sped up is the same call at another fee: confirmed, under its new hash', async () => {
    const { ended, sees, said } = watch(await send(), block);
    await sees(({ isListed }) => isListed === true);
    const faster = await send(DEAR);
    await mine();
    assert.equal((await ended).receipt?.transactionHash, faster);
    assert.equal(said.at(-1)?.hash, faster);
  });

  it('cancelled is an empty transaction to oneself in its place', async () => {
    const { ended, sees } = watch(await send(), block);
    await sees(({ isListed }) => isListed === true);
    await send(DEAR, { to: sender.address, input: '0x' });
    await mine();
    const { failure } = await ended;
    assert.ok(failure?.type === 'fail' && failure.end === 'cancelled');
    assert.match(failure.message, /You cancelled it in your wallet/);
  });

  it('replaced by another is not carried out', async () => {
    const { ended, sees } = watch(await send(), block);
    await sees(({ isListed }) => isListed === true);
    await send(DEAR, { to: other.address, input: '0x' });
    await mine();
    const { failure } = await ended;
    assert.ok(failure?.type === 'fail' && failure.end === 'replaced');
  });

  it('replaced while the page was closed is found by its nonce, blocks later', async () => {
    const hash = await send();
    const faster = await send(DEAR);
    await mine();
    await chain.client.mine({ blocks: 5 });
    const { ended } = watch(hash, block, Date.now(), { nonce, isListed: true });
    assert.equal((await ended).receipt?.transactionHash, faster);
  });

  it('dropped by the network is said, and confirmed all the same if it comes back', async (t) => {
    t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
    const hash = await send();
    const { ended, sees } = watch(hash, block);
    await sees(({ isListed }) => isListed === true);
    await chain.client.dropTransaction({ hash });
    await new Promise((resolve) => setTimeout(resolve, 200));
    t.mock.timers.tick(7_000);
    await sees(({ isListed }) => isListed === false);
    assert.equal(await send(), hash);
    await mine();
    assert.equal((await ended).receipt?.transactionHash, hash);
  });

  it('that the node never listed is not called dropped: the wallet may have sent it privately', async (t) => {
    t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
    const said: Progress[] = [];
    const over = new AbortController();
    const { context, sent } = partsOf(`0x${'ab'.repeat(32)}`, block);
    watchTransaction({ context, sent, known: {}, report: (one) => said.push(one), signal: over.signal });
    t.mock.timers.tick(61_000);
    await until(() => said.some(({ isSlow }) => isSlow === true));
    assert.ok(said.every(({ isListed }) => isListed === undefined));
    over.abort();
  });

  for (const [words, id, kind] of [
    ['another hash than its own', `0x${'cd'.repeat(32)}`, 'transaction'],
    ['no hash', 'without a name, 1', 'transaction'],
    ['nothing before the page was left', 'asked for, 1', 'request'],
  ] as const)
    it(`for which the wallet answered with ${words} is found among the account’s own`, async () => {
      const { ended, sees, said } = watch(id, block, Date.now() - 60_000, {}, { mined: nonce, kind });
      await sees(({ isSlow }) => isSlow === true);
      await send(CHEAP, { to: other.address, input: '0x' });
      await mine();
      await chain.client.mine({ blocks: 2 });
      const hash = await send(CHEAP, { at: nonce + 1 });
      await mine();
      assert.equal((await ended).receipt?.transactionHash, hash);
      assert.equal(said.at(-1)?.hash, hash);
    });

  it('behind a gap of nonces waits, and says for how many', async () => {
    const hash = await send(CHEAP, { at: nonce + 2 });
    const { ended, sees } = watch(hash, block);
    await sees(({ behind }) => behind === 2);
    await Promise.all([send(CHEAP, { at: nonce }), send(CHEAP, { at: nonce + 1 })]);
    await mine();
    assert.equal((await ended).receipt?.transactionHash, hash);
  });

  it('reverted carries the contract’s reason', async () => {
    const reason = encodeErrorResult({ abi: errorsLibAbi, errorName: 'UnknownIncident', args: [7n] });
    await chain.client.setCode({ address: target, bytecode: revertingWith(reason) });
    const { ended } = watch(await send(), block);
    await mine();
    const { failure } = await ended;
    assert.ok(failure?.type === 'fail');
    assert.equal(failure.message, 'Incident 7 does not exist.');
    await chain.client.setCode({ address: target, bytecode: '0x' });
  });

  it('that the wallet sent from another account is not the connected account’s', async () => {
    const at = await chain.client.getTransactionCount({ address: other.address });
    const { ended } = watch(await send(CHEAP, { from: other, at }), block);
    await mine();
    const { failure } = await ended;
    assert.ok(failure?.type === 'fail' && failure.end === 'foreign');
    assert.match(failure.message, new RegExp(other.address));
  });
});

/** Code that reverts with 36 bytes. */
const revertingWith = (reason: Hex): Hex => {
  const [head, rest] = [slice(reason, 0, 32), pad(slice(reason, 32), { dir: 'right' })];
  return concat(['0x7f', head, '0x5f52', '0x7f', rest, '0x602052', '0x60245ffd']);
};
