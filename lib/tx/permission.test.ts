import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { encodeErrorResult, type TypedDataDefinition } from 'viem';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { errorsLibAbi } from '../contracts/abis';
import { account, contextOf, flowOf, healthy, run, send, willing } from './test-run';
import type { PermitStep, TxStep } from './types';

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
      assert.match(
        notes.at(-1) ?? '',
        /does not support signed permissions, so you approve the amount first/,
      );
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
