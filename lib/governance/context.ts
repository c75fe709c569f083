import { cache } from 'react';
import type { Abi } from 'viem';
import { readPools } from '@/lib/capital/reads';
import { assessorsAbi, claimsAbi, coverAbi, mutualTokenAbi, poolFactoryAbi } from '@/lib/contracts/abis';
import { readDeployment } from '@/lib/contracts/deployment';
import { publicClient } from '@/lib/server/client';
import { type GovernanceContext, todayKey } from './actions';

/** What actions are decoded with: the contracts, their names, and what each pool runs by today. */
export const readGovernanceContext = cache(async (): Promise<GovernanceContext> => {
  const [{ factory, claims, cover, assessors, token }, pools] = await Promise.all([
    readDeployment(),
    readPools(),
  ]);
  const client = publicClient();
  const today = await Promise.all(
    pools.map(async ({ address, curator, ...pool }) => {
      const args = [address] as const;
      const [process, limits] = await Promise.all([
        client.readContract({ address: claims, abi: claimsAbi, functionName: 'processOf', args }),
        client.readContract({ address: factory, abi: poolFactoryAbi, functionName: 'limitsOf', args }),
      ]);
      const { groupCapBps, rhoBps, marginBps, materialityBps, feeBps, ...rest } = pool;
      const { reserveBps, reserveTargetBps, cancelFeeBps } = rest;
      const money = { feeBps, reserveBps, reserveTargetBps, cancelFeeBps };
      return [
        [
          todayKey(factory, 'setParams', address),
          { groupCapBps, rhoBps, marginBps, materialityBps, ...money },
        ],
        [todayKey(factory, 'setLimits', address), { ...limits }],
        [todayKey(factory, 'setCurator', address), { curator }],
        [todayKey(claims, 'setProcess', address), { ...process }],
      ] as const;
    }),
  );
  const contracts = [
    { address: factory, name: 'Pools', abi: poolFactoryAbi as Abi },
    { address: claims, name: 'Claims', abi: claimsAbi as Abi },
    { address: cover, name: 'Cover', abi: coverAbi as Abi },
    { address: assessors, name: 'Assessors', abi: assessorsAbi as Abi },
    { address: token, name: 'BRK', abi: mutualTokenAbi as Abi },
  ];
  return {
    contracts,
    names: Object.fromEntries(
      [...contracts, ...pools].map((each) => [each.address.toLowerCase(), each.name]),
    ),
    today: Object.fromEntries(today.flat()),
  };
});
