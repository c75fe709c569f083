import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decodeFunctionData, type PublicClient } from 'viem';
import { capitalPoolAbi } from '../contracts/abis';
import { paySteps } from './payment';
import type { FlowContext } from './types';

const address = (digit: string) => `0x${digit.repeat(40)}` as const;
const token = { address: address('a'), symbol: 'dUSD', decimals: 6 };
const action = '0x12345678';

type Account = { balance: bigint; allowance: bigint; permits?: boolean };

/** A chain that knows one account and one token. */
function contextOf({ balance, allowance, permits = true }: Account): FlowContext {
  const readContract = async ({ functionName }: { functionName: string }) => {
    if (functionName === 'balanceOf') return balance;
    if (functionName === 'allowance') return allowance;
    if (permits) return 0n;
    throw new Error('no such function');
  };
  const contracts = {
    cover: address('1'),
    claims: address('2'),
    assessors: address('3'),
    token: address('4'),
    factory: address('5'),
    governor: address('6'),
    rewards: address('7'),
  };
  const client = { readContract } as unknown as PublicClient;
  return { client, account: address('b'), chainId: 31_337, contracts };
}

const pay = (account: Account) =>
  paySteps(contextOf(account), {
    token,
    spender: address('c'),
    value: 100n,
    target: address('d'),
    action,
    label: 'Stake',
  });

describe('paySteps', () => {
  it('sends the bare action when the permission is there', async () => {
    const [step, ...others] = await pay({ balance: 100n, allowance: 100n });
    assert.equal(others.length, 0);
    assert.equal(step?.kind, 'call');
    if (step?.kind === 'call')
      assert.deepEqual(await step.build(undefined), { to: address('d'), data: action });
  });

  it('puts a signed permission and the action into one transaction', async () => {
    const [permit, call] = await pay({ balance: 100n, allowance: 99n });
    assert.equal(permit?.kind, 'permit');
    assert.equal(call?.kind, 'call');
    if (call?.kind !== 'call') return;
    const { to, data } = await call.build({ hex: `0x${'11'.repeat(64)}1b`, deadline: 7n });
    assert.equal(to, address('d'));
    const decoded = decodeFunctionData({ abi: capitalPoolAbi, data });
    assert.equal(decoded.functionName, 'multicall');
    if (decoded.functionName !== 'multicall') return;
    const [selfPermit = '0x', ...rest] = decoded.args[0];
    assert.equal(decodeFunctionData({ abi: capitalPoolAbi, data: selfPermit }).functionName, 'selfPermit');
    assert.deepEqual(rest, [action]);
  });

  it('approves first when the token knows no permits', async () => {
    const steps = await pay({ balance: 100n, allowance: 0n, permits: false });
    assert.deepEqual(
      steps.map(({ kind }) => kind),
      ['call', 'call'],
    );
  });

  it('stops with both figures when the balance is too small', async () => {
    await assert.rejects(pay({ balance: 1n, allowance: 0n }), /You have <0\.01 dUSD and this needs/);
  });
});
