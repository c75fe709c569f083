import { WAD } from '@/lib/units';
import type { PoolSummary } from './types';

type Priced = Pick<PoolSummary, 'sharePrice' | 'shareDecimals' | 'asset'>;

const scaleOf = ({ shareDecimals, asset }: Priced) => 10n ** BigInt(shareDecimals - asset.decimals);

/** Shares that an amount buys at the present price, rounded down. */
export const sharesFor = (pool: Priced, assets: bigint): bigint =>
  pool.sharePrice === 0n ? 0n : (assets * scaleOf(pool) * WAD) / pool.sharePrice;

/** What shares are worth at the present price, rounded down. */
export const assetsFor = (pool: Priced, shares: bigint): bigint =>
  (shares * pool.sharePrice) / (scaleOf(pool) * WAD);
