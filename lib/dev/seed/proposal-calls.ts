// Calls of the demo's proposals: the present values with some of them changed.

import { type Address, encodeFunctionData, parseEther, parseUnits } from 'viem';
import { claimsAbi, mutualTokenAbi, poolFactoryAbi } from '@/lib/contracts/abis';
import type { DemoDeployment, PoolName } from '../protocol';
import type { Call, LocalClient } from '../sender';
import { people } from './people';

export type ProposalName =
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

/** The default limits (`LimitsLib`). */
const LIMITS = {
  maxShareBps: 2_000,
  minWeightBps: 5_000,
  minRiskRate: parseEther('0.003'),
  maxRiskRate: parseEther('1'),
  minWaitingDays: 1,
  maxTermDays: 365,
  maxProducts: 24,
  loosenDays: 2,
};

export async function proposalCalls(
  client: LocalClient,
  { factory, claims, token, timelock, pools }: DemoDeployment,
): Promise<Record<ProposalName, Call[]>> {
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
  return {
    lighthouseArbiter: [await setProcess('lighthouse', { arbiter: people.deployer.address })],
    harbourLimits: [
      setLimits('harbour', { maxShareBps: 1_500, minRiskRate: parseEther('0.005'), loosenDays: 7 }),
    ],
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
    harbourThreshold: [await setProcess('harbour', { thresholdBps: 6_600, largeThresholdBps: 7_000 })],
    reefLimits: [setLimits('reef', { maxShareBps: 1_500 })],
  };
}
