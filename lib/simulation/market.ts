// Buyers and stakers of the simulation: buyers accept a price up to the cover's worth to them, capital follows the yield.

import type { Random } from '@/lib/risk/random';
import { DEFAULT_RULE } from '@/lib/risk/solvency';
import { type Pool, WEEK } from './pool';

/** Terms in whole weeks. */
const TERMS = [28, 91, 182, 364] as const;
const MEAN_TERM = TERMS.reduce((sum, days) => sum + days, 0) / TERMS.length;
/** A buyer pays up to this multiple of the true expected loss: the median, and the standard deviation of its logarithm. */
const WORTH = { median: 2.5, spread: 0.6 };
/** `wanted`: yield a year, on top of the asset's own. `speed`: share of the capital that moves a year at twice that yield. */
const STAKERS = { wanted: 0.04, speed: 1, maxInflow: 2, maxOutflow: 1 };

/** Cover that a pool can sell per unit of capital: the lowest of stress rule, leverage cap and share caps. */
export function sellable({ products }: Pool): number {
  const groups = new Map<number, number>();
  for (const { group } of products) groups.set(group, (groups.get(group) ?? 0) + 1 / products.length);
  const squares = [...groups.values()].reduce((sum, share) => sum + share * share, 0);
  const rho = DEFAULT_RULE.rhoBps / 10_000;
  const weight = (products[0]?.weightBps ?? 10_000) / 10_000;
  const byStress = 1 / (weight * Math.sqrt(rho + (1 - rho) * squares));
  const shares = products.reduce((sum, { shareBps }) => sum + shareBps, 0) / 10_000;
  return Math.min(byStress, DEFAULT_RULE.leverageBps / 10_000, shares);
}

export type Sold = {
  product: number;
  amount: number;
  premium: number;
  trueLoss: number;
  assessedLoss: number;
};
type Dice = { random: Random; normal: () => number };

/** One week of buyers. Together they want cover for `appetite` times the pool's capital, at any time. */
export function buyWeek(
  pool: Pool,
  trueRates: readonly number[],
  appetite: number,
  { random, normal }: Dice,
): Sold[] {
  const attempts = Math.min(12, Math.max(4, Math.round(pool.products.length / 2)));
  const wanted = (appetite * Math.max(pool.capital, 0) * WEEK) / MEAN_TERM / attempts;
  const sold: Sold[] = [];
  for (let attempt = 0; attempt < attempts; attempt++) {
    const index = Math.floor(random() * pool.products.length);
    const termDays = TERMS[Math.floor(random() * TERMS.length)] ?? 91;
    const size = BigInt(Math.floor(wanted * Math.exp(0.5 * normal() - 0.125)));
    const worth = (trueRates[index] ?? 0) * WORTH.median * Math.exp(WORTH.spread * normal());
    const room = pool.capacity(index);
    const amount = size < room ? size : room;
    if (amount === 0n) continue;
    const offer = pool.offer(index, amount, termDays);
    const years = termDays / 365;
    if (offer === null || Number(offer.premium) > worth * Number(amount) * years) continue;
    pool.sell(index, amount, termDays, offer);
    sold.push({
      product: index,
      amount: Number(amount),
      premium: Number(offer.premium),
      trueLoss: Number(amount) * (trueRates[index] ?? 0) * years,
      assessedLoss: Number(amount) * (Number(offer.assessed) / 1e18) * years,
    });
  }
  return sold;
}

/** One week of stakers: they deposit if the pool yields more than they want, and exit if it yields less. */
export function stakeWeek(pool: Pool): void {
  const { wanted, speed, maxInflow, maxOutflow } = STAKERS;
  const pull = speed * (pool.yieldAhead / wanted - 1);
  const yearly = Math.max(-maxOutflow, Math.min(maxInflow, pull));
  pool.move((pool.capital * yearly * WEEK) / 365);
}
