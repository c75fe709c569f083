import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { encodeErrorResult, type Hex } from 'viem';
import { errorsLibAbi } from '../contracts/abis';
import { everyErrorAbi } from '../errors';
import type { Batch } from './run';
import { account, contextOf, flowOf, hash, healthy, messageOf, run, send, signed, willing } from './test-run';
import type { PermitStep } from './types';

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
    const ends = {
      400: /did not execute the request/,
      500: /contracts refused it/,
      600: /only part of the request/,
    };
    for (const [code, words] of Object.entries(ends)) {
      const result = await run(healthy, { ...willing, batch }, twoSteps, contextOf(healthy), Number(code));
      assert.match(messageOf(result), words);
    }
  });

  it('is not asked for what would be refused: the calls are tried together before', async () => {
    const data = encodeErrorResult({ abi: errorsLibAbi, errorName: 'UnknownIncident', args: [7n] });
    const refusing = {
      ...healthy,
      simulateBlocks: async () => [{ calls: [{ status: 'success' }, { status: 'failure', data }] }],
    };
    const result = await run(refusing, { ...willing, batch }, twoSteps);
    assert.equal(messageOf(result), 'Incident 7 does not exist.');
    assert.deepEqual([result.sent, result.path.includes('signing')], [[], false]);
  });

  it('nor where the node does not simulate, and tries each for itself', async () => {
    const without = (reason: Hex | null) => {
      let calls = 0;
      return {
        ...healthy,
        simulateBlocks: () => Promise.reject(new Error('the method eth_simulateV1 does not exist')),
        call: async () => {
          calls += 1;
          // the second needs the first
          if (calls === 2 && reason) throw Object.assign(new Error('execution reverted'), { data: reason });
        },
      };
    };
    const [short, unknown] = [
      encodeErrorResult({
        abi: everyErrorAbi,
        errorName: 'ERC20InsufficientAllowance',
        args: [account, 0n, 1n],
      }),
      encodeErrorResult({ abi: errorsLibAbi, errorName: 'UnknownIncident', args: [7n] }),
    ];
    for (const reason of [null, short, '0x'] as const)
      assert.deepEqual((await run(without(reason), { ...willing, batch }, twoSteps)).sent, ['Stake']);
    const refused = await run(without(unknown), { ...willing, batch }, twoSteps);
    assert.deepEqual([messageOf(refused), refused.sent], ['Incident 7 does not exist.', []]);
  });
});
