// What the demo's motions would do, as calls: today's values with a few of them changed.

import { type Address, encodeFunctionData, parseEther, parseUnits } from 'viem';
import { claimsAbi, mutualTokenAbi, poolFactoryAbi } from '@/lib/contracts/abis';
import type { DemoDeployment, PoolName } from '../protocol';
import type { Call, LocalClient } from '../sender';
import { people } from './people';

export type MotionName =
  | 'lighthouseArbiter'
  | 'harbourLimits'
  | 'reefBond'
  | 'partnerGrant'
  | 'harbourFees'
  | 'harbourThreshold'
  | 'reefLimits';

type Terms<Name extends 'setProcess'> = Parameters<
  typeof encodeFunctionData<typeof claimsAbi, Name>
>[0]['args'];
type Process = NonNullable<Terms<'setProcess'>>[1];

const GRANT = parseEther('250000');
const FEES = parseUnits('50', 6);

/** No less than what the code allows at all, but where something is said. */
const LIMITS = {
  maxShareBps: 10_000,
  minWeightBps: 1,
  minRate: 1n,
  maxRate: parseEther('10'),
  minWaitingDays: 0,
  maxTermDays: 365,
  maxNoClaimsBps: 5_000,
  maxProducts: 24,
  loosenDays: 2,
};

export async function motionCalls(
  client: LocalClient,
  { factory, claims, token, timelock, pools }: DemoDeployment,
): Promise<Record<MotionName, Call[]>> {
  const processOf = (pool: Address) =>
    client.readContract({ address: claims, abi: claimsAbi, functionName: 'processOf', args: [pool] });
  const setProcess = async (name: PoolName, change: Partial<Process>): Promise<Call> => {
    const { pool } = pools[name];
    const args = [pool, { ...(await processOf(pool)), ...change }] as const;
    return { to: claims, data: encodeFunctionData({ abi: claimsAbi, functionName: 'setProcess', args }) };
  };
  const setLimits = (name: PoolName, change: Partial<typeof LIMITS>): Call => {
    const args = [pools[name].pool, { ...LIMITS, ...change }] as const;
    return {
      to: factory,
      data: encodeFunctionData({ abi: poolFactoryAbi, functionName: 'setLimits', args }),
    };
  };
  const harbour = { maxShareBps: 4_000, minWeightBps: 5_000, minRate: parseEther('0.005'), loosenDays: 7 };
  return {
    lighthouseArbiter: [await setProcess('lighthouse', { arbiter: people.deployer.address })],
    harbourLimits: [setLimits('harbour', { ...harbour, maxRate: parseEther('1'), maxNoClaimsBps: 2_000 })],
    reefBond: [await setProcess('reef', { bond: parseEther('0.1') })],
    partnerGrant: [
      {
        to: token,
        data: encodeFunctionData({
          abi: mutualTokenAbi,
          functionName: 'transfer',
          args: [people.zoe.address, GRANT],
        }),
      },
    ],
    harbourFees: [
      {
        to: factory,
        data: encodeFunctionData({
          abi: poolFactoryAbi,
          functionName: 'payFees',
          args: [pools.harbour.pool, timelock, FEES],
        }),
      },
    ],
    harbourThreshold: [
      await setProcess('harbour', { thresholdBps: 6_600, largeThresholdBps: 7_000, hugeThresholdBps: 7_500 }),
    ],
    reefLimits: [setLimits('reef', { maxShareBps: 2_500 })],
  };
}
