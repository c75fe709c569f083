import type { PoolSummary } from '@/lib/capital/types';
import { yieldBySource } from '@/lib/capital/yield';
import { formatPercent } from '@/lib/units';

/** What stays with the capital, and what the premiums gave on the way. */
export function YieldCell({ pool, rewards }: { pool: PoolSummary; rewards: readonly string[] }) {
  const sources = yieldBySource(pool);
  if (!sources) return <span className="text-ink-soft">no capital yet</span>;
  return (
    <div className="min-w-28">
      <p className="figure font-medium text-ink">{formatPercent(sources.capital)}</p>
      <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-2 text-ink-soft text-xs">
        <dt>Premiums</dt>
        <dd className="figure text-right">{formatPercent(sources.premiums)}</dd>
        <dt>Fees</dt>
        <dd className="figure text-right">{formatPercent(-sources.fees)}</dd>
        {sources.reserve > 0n && (
          <>
            <dt>Reserve</dt>
            <dd className="figure text-right">{formatPercent(-sources.reserve)}</dd>
          </>
        )}
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
