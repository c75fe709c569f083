import { Facts } from '@/components/tx/facts';
import { figureOf } from '@/lib/capital/figure';
import type { AssetYield as Measured } from '@/lib/capital/market-reads';
import type { PoolSummary } from '@/lib/capital/types';
import { underlyingValue } from '@/lib/capital/underlying';
import { formatAmount, formatPercent } from '@/lib/units';

type AssetYieldProps = { pool: PoolSummary; measured: Measured | null };

/** Value and own yield of the pool's asset, without underwriting. Empty if the asset is not a vault share. */
export function AssetYield({ pool, measured }: AssetYieldProps) {
  const { asset, underlying } = pool;
  if (!underlying) return null;
  const { token, perAsset } = underlying;
  return (
    <section className="mt-6 grid gap-4 border-t pt-6">
      <h3 className="font-medium text-ink text-sm">The asset’s own yield</h3>
      <Facts
        facts={[
          {
            label: `1 ${asset.symbol} is worth`,
            value: `${formatAmount(perAsset, token.decimals, 4)} ${token.symbol}`,
          },
          {
            label: 'The capital is worth',
            value: figureOf(underlyingValue(pool, pool.capital) ?? 0n, token),
          },
          {
            label: `Yield of ${asset.symbol}`,
            value: measured
              ? `${formatPercent(measured.yearly)} a year, from the last ${measured.days} days`
              : 'not known: too little history',
          },
        ]}
      />
      <p className="text-ink-soft text-sm leading-relaxed">
        {asset.symbol} earns this yield in {token.symbol} by itself, whether you stake it here or not. The
        underwriting yield comes on top, in {asset.symbol}.
      </p>
    </section>
  );
}
