import { StackedBar } from '@/components/charts/stacked-bar';
import { moneyByPurpose } from '@/lib/capital/maths';
import type { PoolSummary } from '@/lib/capital/types';
import { formatAmount } from '@/lib/units';

const COLORS: Record<string, string> = {
  capital: 'var(--color-tide-1)',
  unearned: 'var(--color-tide-2)',
  exiting: 'var(--color-tide-3)',
  owed: 'var(--color-accent)',
  bonds: 'var(--color-line-strong)',
};

/** Every unit in the pool, by what it is for. */
export function MoneyBar({ pool }: { pool: PoolSummary }) {
  const parts = moneyByPurpose(pool).map((part) => ({
    ...part,
    text: `${formatAmount(part.value, pool.asset.decimals)} ${pool.asset.symbol}`,
    color: COLORS[part.key] ?? 'var(--color-line)',
  }));
  return <StackedBar label={`Money of ${pool.name} by purpose`} parts={parts} />;
}
