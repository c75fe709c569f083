import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decodeFunctionData, erc20Abi, type Hex, type PublicClient } from 'viem';
import { capitalPoolAbi } from '../contracts/abis';
import { paySteps } from './payment';
import type { FlowContext, TxStep } from './types';

const address = (digit: string) => `0x${digit.repeat(40)}` as const;
const token = { address: address('a'), symbol: 'dUSD', decimals: 6 };
const action = '0x12345678';

type Account = {
  balance: bigint;
  allowance: bigint;
  permits?: boolean;
  code?: Hex;
  /** Like USDT: an allowance must be 0 before it changes. */
  wantsReset?: boolean;
};

/** A chain that knows one account and one token. */
function contextOf({ balance, allowance, permits = true, code, wantsReset = false }: Account): FlowContext {
  const readContract = async ({ functionName }: { functionName: string }) => {
    if (functionName === 'balanceOf') return balance;
    if (functionName === 'allowance') return allowance;
    if (permits && functionName === 'eip712Domain') return ['0x0f', 'Dollar', '1', 1n, token.address];
    if (permits && functionName === 'nonces') return 0n;
    throw new Error('no such function');
  };
  const call = async () => {
    if (wantsReset && allowance > 0n) throw new Error('reverted');
    return {};
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
  const client = { readContract, call, getCode: async () => code } as unknown as PublicClient;
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

const kinds = (steps: readonly TxStep[]) => steps.map(({ kind }) => kind);

/** The amounts that are approved, in order. */
async function approvals(steps: readonly TxStep[]): Promise<bigint[]> {
  const amounts = steps.map(async (step) => {
    if (step.kind !== 'call') return [];
    const { to, data } = await step.build(undefined);
    if (to !== token.address) return [];
    const { args } = decodeFunctionData({ abi: erc20Abi, data });
    return [args?.[1] as bigint];
  });
  return (await Promise.all(amounts)).flat();
}

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

  it('A3: has an approval ready for a wallet that cannot sign the permission', async () => {
    const [permit] = await pay({ balance: 100n, allowance: 0n });
    assert.ok(permit?.kind === 'permit');
    const otherwise = await permit.otherwise();
    assert.deepEqual(kinds(otherwise), ['call', 'call']);
    assert.deepEqual(await approvals(otherwise), [100n]);
  });

  it('A3: approves for contract accounts, whose signatures are no key’s', async () => {
    assert.deepEqual(kinds(await pay({ balance: 100n, allowance: 0n, code: '0x6001' })), ['call', 'call']);
  });

  it('signs for an account that delegates to code (EIP-7702): its key is still there', async () => {
    const code = `0xef0100${'11'.repeat(20)}` as const;
    assert.deepEqual(kinds(await pay({ balance: 100n, allowance: 0n, code })), ['permit', 'call']);
  });

  it('approves first when the token knows no permits', async () => {
    assert.deepEqual(kinds(await pay({ balance: 100n, allowance: 0n, permits: false })), ['call', 'call']);
  });

  it('A4: resets a rest of allowance where the token asks for it, and only there', async () => {
    const usual = await pay({ balance: 100n, allowance: 7n, permits: false });
    assert.deepEqual(await approvals(usual), [100n]);
    const strict = await pay({ balance: 100n, allowance: 7n, permits: false, wantsReset: true });
    assert.deepEqual(await approvals(strict), [0n, 100n]);
  });

  it('stops with both figures when the balance is too small', async () => {
    await assert.rejects(pay({ balance: 1n, allowance: 0n }), /You have <0\.01 dUSD and this needs/);
  });
});
