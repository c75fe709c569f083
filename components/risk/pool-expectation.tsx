import { Stat } from '@/components/ui/stat';
import { type Expectation, formatEstimate, formatShare } from '@/lib/risk/model';
import type { RiskPool } from '@/lib/risk/types';
import { formatCompact, formatMultiple, toNumber } from '@/lib/units';

/** Income, expected losses and actual losses of a pool. */
export function PoolExpectation({ pool, rows }: { pool: RiskPool; rows: readonly Expectation[] }) {
  const income = toNumber(pool.premiumPerYear, pool.asset.decimals);
  const loss = rows.reduce((sum, row) => sum + row.loss, 0);
  const listed = rows.reduce((sum, row) => sum + row.cover * row.listedRate, 0);
  return (
    <dl className="mb-8 grid grid-cols-2 gap-x-6 gap-y-6 xl:grid-cols-4">
      <Stat
        label="Premium"
        value={formatCompact(pool.premiumPerYear, pool.asset.decimals)}
        note="a year at the present rate"
      />
      <Stat
        label="Expected loss"
        value={formatEstimate(loss)}
        note={`${formatEstimate(listed)} by listed rates`}
      />
      <Stat
        label="Expected loss ratio"
        value={income > 0 ? formatShare(loss / income, 0) : '–'}
        note="of the premium"
      />
      <Stat
        label="Losses so far"
        value={formatMultiple(pool.poolExperience)}
        note="actual against expected, weighted by evidence"
      />
    </dl>
  );
}
