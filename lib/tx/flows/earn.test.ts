import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type Address,
  decodeFunctionData,
  encodeAbiParameters,
  encodeEventTopics,
  getAddress,
  type Hex,
  type PublicClient,
  type TransactionReceipt,
} from 'viem';
import { capitalPoolAbi, rewardsAbi } from '@/lib/contracts/abis';
import type { Flow, FlowContext, TxStep } from '../types';
import { claimRewards } from './earn';

const at = (digit: string): Address => getAddress(`0x${digit.repeat(40)}`);
const [account, rewards] = [at('a'), at('1')];
const [lighthouse, reef] = [at('3'), at('4')];
const tide = { address: at('5'), symbol: 'TIDE', decimals: 18 };
const brk = { address: at('6'), symbol: 'BRK', decimals: 18 };

const contracts = { cover: account, claims: account, assessors: account, token: brk.address } as const;
const context: FlowContext = {
  client: {} as PublicClient,
  account,
  chainId: 31_337,
  contracts: { ...contracts, factory: account, governor: account, rewards },
};

/** The calls of the only transaction. */
async function callsOf<Args>(flow: Flow<Args>, args: Args, to: Address): Promise<readonly Hex[]> {
  const [step, ...more] = (await flow.steps(args, context)) as TxStep[];
  assert.equal(more.length, 0);
  assert.ok(step?.kind === 'call');
  const call = await step.build(undefined);
  assert.equal(call.to, to);
  const { functionName, args: bundled } = decodeFunctionData({ abi: capitalPoolAbi, data: call.data });
  assert.equal(functionName, 'multicall');
  return bundled?.[0] as readonly Hex[];
}

describe('claiming', () => {
  const claims = [
    { pool: lighthouse, token: brk },
    { pool: lighthouse, token: tide },
    { pool: reef, token: brk },
  ];

  it('takes every token of every pool in one transaction, to the account', async () => {
    const calls = await callsOf(claimRewards, { claims }, rewards);
    assert.deepEqual(
      calls.map((data) => decodeFunctionData({ abi: rewardsAbi, data }).args),
      [
        [lighthouse, [brk.address, tide.address], account],
        [reef, [brk.address], account],
      ],
    );
  });

  it('shows the sums by token', () => {
    const log = (pool: Address, token: Address, amount: bigint) => ({
      address: rewards,
      topics: encodeEventTopics({
        abi: rewardsAbi,
        eventName: 'Claimed',
        args: { pool, token, account },
      }),
      data: encodeAbiParameters([{ type: 'address' }, { type: 'uint256' }], [account, amount]),
    });
    const logs = [
      log(lighthouse, brk.address, 10n ** 18n),
      log(lighthouse, tide.address, 0n),
      log(reef, brk.address, 2n * 10n ** 18n),
    ];
    const receipt = { logs } as unknown as TransactionReceipt;
    assert.equal(claimRewards.outcome({ claims }, receipt).message, '3.0000 BRK in your wallet.');
  });
});
