import { figureOf } from '@/lib/capital/figure';
import type { PoolSummary } from '@/lib/capital/types';
import { tell } from '@/lib/cover/tell';
import { formatDate } from '@/lib/time';
import { formatBps } from '@/lib/units';
import { perThousand, stateOf, weekAt } from './maths';
import type { Program, Reward } from './types';

type Pool = Pick<PoolSummary, 'capital' | 'asset'>;

/** "12.50 TIDE a year for 1,000 dUSD staked"; null while it pays nothing, or there is nobody to pay. */
export function rateInWords(pool: Pool, reward: Reward, now: number): string | null {
  const yearly = stateOf(reward, now) === 'running' ? perThousand(pool, reward) : null;
  if (yearly === null || yearly === 0n) return null;
  return `${tell(yearly, reward.token)} a year for 1,000 ${pool.asset.symbol} staked`;
}

/** When a token is paid, in a few words. */
export function periodInWords(reward: Reward, now: number): string {
  const state = stateOf(reward, now);
  if (state === 'never') return 'nobody has funded it yet';
  if (state === 'planned') return `from ${formatDate(reward.startsAt)} to ${formatDate(reward.endsAt)}`;
  return state === 'running' ? `until ${formatDate(reward.endsAt)}` : `ended on ${formatDate(reward.endsAt)}`;
}

/** Where a pool stands on its emission's curve. */
export function standingInWords(pool: Pool, program: Program, token: { symbol: string; decimals: number }) {
  const week = tell(weekAt(program, pool.capital), token);
  const target = figureOf(program.target, pool.asset);
  if (pool.capital <= program.target) {
    return `The pool holds ${figureOf(pool.capital, pool.asset)}, no more than its target of ${target}: a week brings all of ${week}.`;
  }
  const part = (weekAt(program, pool.capital) * 10_000n) / program.weekly;
  return `The pool holds ${figureOf(pool.capital, pool.asset)}, beyond its target of ${target}: a week brings ${week}, ${formatBps(part)} of the most. What comes on top earns ever less.`;
}
