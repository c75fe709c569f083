import { amountOf, figureOf } from '@/lib/capital/figure';
import type { Asset, PoolSummary } from '@/lib/capital/types';
import { formatDate } from '@/lib/time';
import { formatBps, formatWhole } from '@/lib/units';
import { perStake, stateOf, weekAt } from './maths';
import type { Program, Reward } from './types';

type Pool = Pick<PoolSummary, 'capital' | 'asset'>;

/** A stake that people can picture: 1,000 of a dollar's kind, one of an asset whose unit is worth much. */
export const usualStake = ({ decimals }: Pick<Asset, 'decimals'>): bigint => (decimals > 8 ? 1n : 1_000n);

/** "1,000 dUSD" */
export const stakeInWords = (asset: Asset): string =>
  `${formatWhole(usualStake(asset), 0)}\u00a0${asset.symbol}`;

/** "12.50 TIDE a year for 1,000 dUSD staked"; null while it pays nothing, or there is nobody to pay. */
export function rateInWords(pool: Pool, reward: Reward, now: number): string | null {
  const rate = stateOf(reward, now) === 'running' ? reward.rate : 0n;
  const yearly = perStake(pool, { rate }, usualStake(pool.asset));
  if (yearly === null || yearly === 0n) return null;
  return `${amountOf(yearly, reward.token)} a year for ${stakeInWords(pool.asset)} staked`;
}

/** When a token is paid, in a few words. */
export function periodInWords(reward: Reward, now: number): string {
  const state = stateOf(reward, now);
  if (state === 'never') return 'nobody has funded it yet';
  return state === 'running' ? `until ${formatDate(reward.endsAt)}` : `ended on ${formatDate(reward.endsAt)}`;
}

/** Where a pool stands on its emission's curve. */
export function standingInWords(pool: Pool, program: Program, token: { symbol: string; decimals: number }) {
  const week = figureOf(weekAt(program, pool.capital), token);
  const target = figureOf(program.target, pool.asset);
  if (pool.capital <= program.target) {
    return `The pool holds ${figureOf(pool.capital, pool.asset)}, within its target of ${target}. Each week pays the full ${week}.`;
  }
  const part = (weekAt(program, pool.capital) * 10_000n) / program.weekly;
  return `The pool holds ${figureOf(pool.capital, pool.asset)}, above its target of ${target}. Each week pays ${week}, ${formatBps(part)} of the maximum. More capital lowers it further.`;
}
