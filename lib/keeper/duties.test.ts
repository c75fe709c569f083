import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decodeFunctionData, getAddress } from 'viem';
import { capitalPoolAbi, claimsAbi, emissionAbi } from '@/lib/contracts/abis';
import { distributeDuty, type IncidentState, incidentDuty, poolDuties, voteDuty } from './duties';

const CLAIMS = '0x00000000000000000000000000000000000000c1';
const POOL = '0x00000000000000000000000000000000000000b1';
const YEAR = 365 * 86_400;

const incident = (state: Partial<IncidentState>): IncidentState => ({
  id: 7n,
  status: 3,
  until: 1_000n,
  finalizedAt: 0n,
  uncollected: 0n,
  ...state,
});

describe('incidentDuty', () => {
  it('waits until the phase is over, to the second', () => {
    assert.equal(incidentDuty(incident({}), CLAIMS, 999), null);
    assert.equal(incidentDuty(incident({}), CLAIMS, 1_000)?.kind, 'tally');
  });

  const expected = [null, 'finalize', 'finalize', 'tally', 'finalize', 'tally', 'finalize', null, null, null];
  expected.forEach((kind, status) => {
    it(`knows what moves status ${status} on`, () => {
      assert.equal(incidentDuty(incident({ status }), CLAIMS, 1_000)?.kind ?? null, kind);
    });
  });

  it('returns what nobody collected after a year, and not before', () => {
    const accepted = incident({ status: 7, finalizedAt: 500n, uncollected: 3n });
    assert.equal(incidentDuty(accepted, CLAIMS, 500 + YEAR - 1), null);
    assert.equal(incidentDuty(accepted, CLAIMS, 500 + YEAR)?.kind, 'returnUncollected');
    assert.equal(incidentDuty({ ...accepted, uncollected: 0n }, CLAIMS, 500 + YEAR), null);
  });

  it('calls Claims with the incident', () => {
    const duty = incidentDuty(incident({}), CLAIMS, 1_000);
    assert.ok(duty);
    assert.equal(duty.to, CLAIMS);
    assert.deepEqual(decodeFunctionData({ abi: claimsAbi, data: duty.data }), {
      functionName: 'tally',
      args: [7n],
    });
  });
});

describe('poolDuties', () => {
  const pool = { address: POOL, name: 'Harbour Pool' } as const;

  it('has none for a pool that waits for nothing', () => {
    assert.deepEqual(poolDuties(pool, { canProcess: false, isBehind: false }), []);
  });

  it('brings a pool up to now before it processes its exits', () => {
    const duties = poolDuties(pool, { canProcess: true, isBehind: true });
    assert.deepEqual(
      duties.map(({ data }) => decodeFunctionData({ abi: capitalPoolAbi, data }).functionName),
      ['sync', 'processExits'],
    );
  });
});

describe('voteDuty', () => {
  it('settles one vote', () => {
    const voter = '0x00000000000000000000000000000000000000A1';
    const { data } = voteDuty({ incident: 2n, round: 1, voter }, CLAIMS);
    assert.deepEqual(decodeFunctionData({ abi: claimsAbi, data }), {
      functionName: 'settleVote',
      args: [2n, 1, voter],
    });
  });
});

it('the emission funds one pool a transaction', () => {
  const duty = distributeDuty({ address: POOL, name: 'Reef Pool' }, CLAIMS);
  assert.equal(duty.isAlone, true);
  assert.deepEqual(decodeFunctionData({ abi: emissionAbi, data: duty.data }), {
    functionName: 'distribute',
    args: [getAddress(POOL)],
  });
});
