import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Abi, Address } from 'viem';
import { claimsAbi, mutualGovernorAbi, poolFactoryAbi, timelockControllerAbi } from '@/lib/contracts/abis';
import { type Action, decodeAction, type GovernanceContext, todayKey } from './actions';
import { changesOf, parameterGroups, refusals } from './parameters';

const address = (digit: number) => `0x${String(digit).repeat(40)}` as Address;
const [factory, claims, governor, timelock, pool] = [1, 2, 3, 4, 5].map(address) as [
  Address,
  Address,
  Address,
  Address,
  Address,
];
const params = {
  groupCapBps: 2500,
  rhoBps: 2500,
  marginBps: 12_000,
  materialityBps: 100,
  feeBps: 1000,
  reserveBps: 2000,
  reserveTargetBps: 3000,
  cancelFeeBps: 500,
};
const changes = changesOf({ factory, claims, governor, timelock });
const context: GovernanceContext = {
  contracts: [
    { address: factory, name: 'Pools', abi: poolFactoryAbi as Abi },
    { address: claims, name: 'Claims', abi: claimsAbi as Abi },
    { address: governor, name: 'Governor', abi: mutualGovernorAbi as Abi },
    { address: timelock, name: 'Timelock', abi: timelockControllerAbi as Abi },
  ],
  names: {},
  today: {
    [todayKey(factory, 'setParams', pool)]: params,
    [todayKey(governor, 'setVotingPeriod')]: { newVotingPeriod: 259_200 },
    [todayKey(governor, 'updateQuorumNumerator')]: { newQuorumNumerator: 4n },
  },
};
const decode = (action: Action) => decodeAction(action, context);
const numbers = Object.fromEntries(Object.entries(params).map(([key, value]) => [key, BigInt(value)]));

describe('changes that governance proposes', () => {
  it('are decoded as what was built', () => {
    assert.deepEqual(decode(changes.params(pool, { ...params, feeBps: 1250 })).changes, [
      { label: 'fee', from: '10\u00a0%', to: '12.5\u00a0%' },
    ]);
    assert.deepEqual(decode(changes.votingPeriod(432_000)).changes, [
      { label: 'new voting period', from: '3 days', to: '5 days' },
    ]);
    assert.deepEqual(decode(changes.quorum(6n)).changes, [
      { label: 'new quorum numerator', from: '4\u00a0%', to: '6\u00a0%' },
    ]);
    assert.ok(decode(changes.timelockDelay(172_800n)).lines.includes('new delay: 2 days'));
    assert.ok(decode(changes.part(pool, 3)).lines.includes('kind: trigger'));
  });

  it('with bytes behind their arguments are shown raw', () => {
    const action = changes.followPool(1n);
    assert.equal(decode(action).warning, undefined);
    assert.ok(decode({ ...action, data: `${action.data}00` }).warning);
  });
});

describe('bounds of parameters', () => {
  it('take what the contracts take, both ends included', () => {
    assert.deepEqual(refusals(parameterGroups.params, numbers), []);
    assert.deepEqual(refusals(parameterGroups.params, { ...numbers, feeBps: 3000n, marginBps: 10_000n }), []);
  });

  it('refuse the rest by a sentence that names them', () => {
    assert.deepEqual(refusals(parameterGroups.params, { ...numbers, feeBps: 3001n }), [
      'The fee must be between 0\u00a0% and 30\u00a0%.',
    ]);
    const { feeBps: _, ...rest } = numbers;
    assert.deepEqual(refusals(parameterGroups.params, rest), ['The fee is missing.']);
  });

  it('follow the other values of the same call', () => {
    const sentences = refusals(parameterGroups.process, { thresholdBps: 6600n, largeThresholdBps: 6000n });
    assert.ok(sentences.includes('The large threshold must be between 66\u00a0% and 100\u00a0%.'));
  });
});
