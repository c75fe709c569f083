import type { PoolSummary } from './types';

/** What an amount of a pool's asset is worth in the token inside it, rounded down; null for an asset that is no vault's share. */
export const underlyingValue = (
  { asset, underlying }: Pick<PoolSummary, 'asset' | 'underlying'>,
  assets: bigint,
): bigint | null =>
  underlying === null ? null : (assets * underlying.perAsset) / 10n ** BigInt(asset.decimals);
