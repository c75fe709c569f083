import { WAD } from '@/lib/units';
import { VIRTUAL_SHARES } from './maths';
import type { PoolSummary } from './types';

type Priced = Pick<PoolSummary, 'sharePrice' | 'shareDecimals' | 'asset'>;

const scaleOf = ({ shareDecimals, asset }: Priced) => 10n ** BigInt(shareDecimals - asset.decimals);

/** Shares that are worth an amount at the present price, rounded down. */
export const sharesFor = (pool: Priced, assets: bigint): bigint =>
  pool.sharePrice === 0n ? 0n : (assets * scaleOf(pool) * WAD) / pool.sharePrice;

/** What shares are worth at the present price, rounded down. */
export const assetsFor = (pool: Priced, shares: bigint): bigint =>
  (shares * pool.sharePrice) / (scaleOf(pool) * WAD);

/** What a deposit gives: its shares, and what they are worth at once. */
export type DepositOutcome = { shares: bigint; worth: bigint };

/** As the pool computes it: a deposit pays for gains that are not yet streamed, so at once it is worth a little less. */
export function depositOutcome(
  { capital, gains, totalShares }: Pick<PoolSummary, 'capital' | 'gains' | 'totalShares'>,
  assets: bigint,
): DepositOutcome {
  const supply = totalShares + VIRTUAL_SHARES;
  const shares = (assets * supply) / (capital + gains + 1n);
  return { shares, worth: (shares * (capital + assets + 1n)) / (supply + shares) };
}

/** A loss of at most one part in a million of a deposit counts as rounding. */
const ROUNDING = 1_000_000n;

/** Worth of a deposit at once, for display. Hides rounding, which would look like a loss. */
export const worthAtOnce = (assets: bigint, { worth }: DepositOutcome): bigint =>
  (assets - worth) * ROUNDING <= assets ? assets : worth;
