import type { PoolSummary } from '@/lib/capital/types';
import { yieldBySource } from '@/lib/capital/yield';
import { formatPercent } from '@/lib/units';

/** Underwriting yield after expected losses, its parts, and the rewards. */
export function YieldCell({ pool, rewards }: { pool: PoolSummary; rewards: readonly string[] }) {
  const sources = yieldBySource(pool);
  if (!sources) return <span className="text-ink-soft">no capital yet</span>;
  return (
    <div className="min-w-24">
      <p className="figure font-medium text-ink">{formatPercent(sources.net)}</p>
      <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-2 text-ink-soft text-xs">
        <dt>Premiums</dt>
        <dd className="figure text-right">{formatPercent(sources.premiums)}</dd>
        <dt>Fees, reserve</dt>
        <dd className="figure text-right">{formatPercent(-(sources.fees + sources.reserve))}</dd>
        <dt>Expected loss</dt>
        <dd className="figure text-right">{formatPercent(-sources.expectedLoss)}</dd>
      </dl>
      {rewards.length > 0 && (
        <ul className="mt-1.5 grid gap-0.5 text-accent text-xs">
          {rewards.map((rate) => (
            <li key={rate}>+ {rate}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
