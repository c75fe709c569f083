import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decodeFunctionData } from 'viem';
import { STATUSES } from '@/lib/claims/types';
import { assessorsAbi, claimsAbi } from '@/lib/contracts/abis';
import { coverDuty, episodeDuty, type IncidentState, incidentDuty, voteDuty } from './claim-duties';

const CLAIMS = '0x00000000000000000000000000000000000000c1';
const ASSESSORS = '0x00000000000000000000000000000000000000a5';
const YEAR = 365 * 86_400;

const incident = (state: Partial<IncidentState>): IncidentState => ({
  ...{ id: 7, product: 1, status: 'voting', commitUntil: 500, until: 1_000 },
  ...state,
});

describe('incidentDuty', () => {
  it('waits until the phase is over, to the second', () => {
    assert.equal(incidentDuty(incident({}), CLAIMS, 999), null);
    assert.equal(incidentDuty(incident({}), CLAIMS, 1_000)?.kind, 'tally');
  });

  it('knows what moves every status on', () => {
    const kinds = STATUSES.slice(1).map(
      (status) => incidentDuty(incident({ status }), CLAIMS, 1_000)?.kind ?? null,
    );
    assert.deepEqual(kinds, ['finalize', 'tally', 'finalize', 'tally', 'finalize', null, null, null]);
  });

  it('calls Claims with the incident', () => {
    const duty = incidentDuty(incident({}), CLAIMS, 1_000);
    assert.equal(duty?.to, CLAIMS);
    assert.deepEqual(decodeFunctionData({ abi: claimsAbi, data: duty?.data ?? '0x' }), {
      functionName: 'tally',
      args: [7n],
    });
  });
});

it('what nobody collected is returned a year after the last verdict, and not before', () => {
  const episode = { incident: 7, lastVerdictAt: 500, pot: 3n };
  assert.equal(episodeDuty(episode, CLAIMS, 500 + YEAR - 1), null);
  assert.equal(episodeDuty(episode, CLAIMS, 500 + YEAR)?.kind, 'returnUncollected');
  assert.equal(episodeDuty({ ...episode, pot: 0n }, CLAIMS, 500 + YEAR), null);
});

it('a vote is settled where the votes are, a cover at Claims', () => {
  const voter = '0x00000000000000000000000000000000000000A1';
  const vote = voteDuty({ incident: 2n, voter }, ASSESSORS);
  assert.equal(vote.to, ASSESSORS);
  assert.deepEqual(decodeFunctionData({ abi: assessorsAbi, data: vote.data }), {
    functionName: 'settleVote',
    args: [2n, voter],
  });
  assert.deepEqual(decodeFunctionData({ abi: claimsAbi, data: coverDuty(9n, '0x12', CLAIMS).data }), {
    functionName: 'settle',
    args: [9n, '0x12'],
  });
});
