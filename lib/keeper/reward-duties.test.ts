import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decodeFunctionData, getAddress } from 'viem';
import { assessorEmissionAbi, claimsAbi, emissionAbi } from '@/lib/contracts/abis';
import { distributeDuty, type VoteState, voteDuties } from './reward-duties';

const CLAIMS = '0x00000000000000000000000000000000000000c1';
const EMISSION = '0x00000000000000000000000000000000000000e1';
const POOL = '0x00000000000000000000000000000000000000b1';
const VOTER = '0x00000000000000000000000000000000000000A1';
const contracts = { claims: CLAIMS, assessorEmission: EMISSION } as const;
const budget = { canBook: true };

/** Near a verdict of 40 %, and neither paid nor booked. */
const vote = (state: Partial<VoteState>): VoteState => ({
  incident: 7n,
  round: 1,
  voter: VOTER,
  hasVerdict: true,
  severityBps: 4_000,
  weight: 5n,
  step: 10,
  booked: 0n,
  isPaid: false,
  ...state,
});

const kinds = (votes: VoteState[], allowed = budget) =>
  voteDuties(votes, allowed, contracts).map(({ kind }) => kind);

it('the emission funds one pool a transaction', () => {
  const duty = distributeDuty({ address: POOL, name: 'Reef Pool' }, EMISSION);
  assert.equal(duty.isAlone, true);
  assert.deepEqual(decodeFunctionData({ abi: emissionAbi, data: duty.data }), {
    functionName: 'distribute',
    args: [getAddress(POOL)],
  });
});

describe('votes of a final incident', () => {
  it('near the verdict are booked once, then paid, and settled in any case', () => {
    assert.deepEqual(kinds([vote({}), vote({ round: 2 })]), ['bookVote', 'settleVote', 'settleVote']);
    assert.deepEqual(kinds([vote({ booked: 9n })]), ['claimVote', 'settleVote']);
    assert.deepEqual(kinds([vote({ booked: 9n, isPaid: true })]), ['settleVote']);
  });

  it('are only settled while the budget of the week is spent', () => {
    assert.deepEqual(kinds([vote({})], { canBook: false }), ['settleVote']);
  });

  it('that earn nothing are settled at once', () => {
    for (const state of [{ step: 11 }, { weight: 0n }, { hasVerdict: false }])
      assert.deepEqual(kinds([vote(state)]), ['settleVote']);
  });

  it('are named to the contracts', () => {
    const [pay] = voteDuties([vote({ booked: 9n })], budget, contracts);
    assert.ok(pay);
    assert.equal(pay.to, EMISSION);
    assert.deepEqual(decodeFunctionData({ abi: assessorEmissionAbi, data: pay.data }), {
      functionName: 'claimVote',
      args: [7n, 1, getAddress(VOTER)],
    });
    const [settle] = voteDuties([vote({ step: 20 })], budget, contracts);
    assert.ok(settle);
    assert.equal(decodeFunctionData({ abi: claimsAbi, data: settle.data }).functionName, 'settleVote');
  });
});
