import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decodeFunctionData, getAddress } from 'viem';
import { capitalPoolAbi, emissionAbi } from '@/lib/contracts/abis';
import { distributeDuty, poolDuties } from './duties';

const CLAIMS = '0x00000000000000000000000000000000000000c1';
const POOL = '0x00000000000000000000000000000000000000b1';

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

it('the emission funds one pool a transaction', () => {
  const duty = distributeDuty({ address: POOL, name: 'Reef Pool' }, CLAIMS);
  assert.equal(duty.isAlone, true);
  assert.deepEqual(decodeFunctionData({ abi: emissionAbi, data: duty.data }), {
    functionName: 'distribute',
    args: [getAddress(POOL)],
  });
});
