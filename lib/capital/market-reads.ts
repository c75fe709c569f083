import { cache } from 'react';
import { type Address, erc4626Abi } from 'viem';
import { utilisationModelAbi } from '@/lib/contracts/abis';
import { chainHead, publicClient } from '@/lib/server/client';
import { immutable } from '@/lib/server/immutable';
import { SECONDS_A_DAY, SECONDS_A_YEAR } from '@/lib/time';
import { ratio, WAD } from '@/lib/units';
import { type CostPoint, curveUtilisations } from './cost-curve';
import { readFirstMoment } from './history-reads';
import type { PoolSummary } from './types';

/** A model's curve at level 1. Models are immutable, so it is read once. */
export const readCostCurve = (model: Address): Promise<CostPoint[]> =>
  immutable(`model:${model}`, () =>
    Promise.all(
      curveUtilisations.map(async (utilisation) => ({
        utilisation,
        cost: await publicClient().readContract({
          address: model,
          abi: utilisationModelAbi,
          functionName: 'costOfCapital',
          args: [utilisation],
        }),
      })),
    ),
  );

/** Yield of a pool's asset, 1e18 = 100 % a year, and the number of days of the measurement. */
export type AssetYield = { yearly: bigint; days: number };

const LOOK_BACK_SECONDS = 28 * SECONDS_A_DAY;

/** From the vault's own share price now and at the pool's first event of the last four weeks; null when the node does not keep
 * that state. */
export const readAssetYield = cache(async (pool: PoolSummary): Promise<AssetYield | null> => {
  if (!pool.underlying) return null;
  const { now } = await chainHead();
  const since = await readFirstMoment(pool.address, now - LOOK_BACK_SECONDS);
  if (!since || now - since.time < SECONDS_A_DAY) return null;
  const call = {
    address: pool.underlying.vault,
    abi: erc4626Abi,
    functionName: 'convertToAssets',
    args: [10n ** BigInt(pool.asset.decimals)],
    blockNumber: since.blockNumber,
  } as const;
  const before = await publicClient()
    .readContract(call)
    .catch(() => 0n);
  const growth = ratio(pool.underlying.perAsset, before);
  if (growth === null) return null;
  const yearly = ((growth - WAD) * BigInt(SECONDS_A_YEAR)) / BigInt(now - since.time);
  return { yearly, days: Math.round((now - since.time) / SECONDS_A_DAY) };
});
