import { StackedBar } from '@/components/charts/stacked-bar';
import { figureOf } from '@/lib/capital/figure';
import { moneyByPurpose } from '@/lib/capital/maths';
import type { PoolSummary } from '@/lib/capital/types';

const COLORS: Record<string, string> = {
  capital: 'var(--color-tide-1)',
  reserve: 'var(--color-tide-2)',
  unearned: 'var(--color-tide-3)',
  gains: 'var(--color-good)',
  exiting: 'var(--color-tide-4)',
  owed: 'var(--color-accent)',
  bonds: 'var(--color-line-strong)',
  fees: 'var(--color-ink-faint)',
};

/** All money in the pool by purpose. */
export function MoneyBar({ pool }: { pool: PoolSummary }) {
  const parts = moneyByPurpose(pool).map((part) => ({
    ...part,
    text: figureOf(part.value, pool.asset),
    color: COLORS[part.key] ?? 'var(--color-line)',
  }));
  return <StackedBar label={`Money of ${pool.name} by purpose`} parts={parts} />;
}
