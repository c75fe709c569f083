// What many decades of one kind of pool say together.

import { type Decade, decadeOf, type Scenario, type SIZES, YEARS } from './decade';

export type Summary = {
  scenario: string;
  products: number;
  runs: number;
  /** Losses paid over premium earned. */
  lossRatio: number;
  /** Premium over true and over assessed expected loss of everything sold, and the smallest of any sale over the assessed. */
  priceOverTrue: number;
  priceOverAssessed: number;
  minOverAssessed: number;
  /** Return of a share a year, beside what the asset earns by itself: mean, and what 95 of 100 pools exceed. */
  staker: number;
  stakerLow: number;
  /** Share of pool-years in which a payout was cut. */
  haircut: number;
  stressUse: number;
  use: number;
  level: number;
};

const quantile = (values: number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? 0;

export function summaryOf(
  size: (typeof SIZES)[number],
  scenario: Scenario,
  runs: number,
  firstSeed: number,
): Summary {
  const decades = Array.from({ length: runs }, (_, run) => decadeOf(size, scenario, firstSeed + run));
  const sum = (of: (decade: Decade) => number) => decades.reduce((total, decade) => total + of(decade), 0);
  const mean = (of: (decade: Decade) => number) => sum(of) / runs;
  const returns = decades.map(({ staker }) => staker);
  return {
    scenario: scenario.name,
    products: size.products,
    runs,
    lossRatio: sum(({ losses }) => losses) / sum(({ premium }) => premium),
    priceOverTrue: sum(({ sold }) => sold.premium) / sum(({ sold }) => sold.trueLoss),
    priceOverAssessed: sum(({ sold }) => sold.premium) / sum(({ sold }) => sold.assessedLoss),
    minOverAssessed: Math.min(...decades.map(({ minMargin }) => minMargin)),
    staker: mean(({ staker }) => staker),
    stakerLow: quantile(returns, 0.05),
    haircut: sum(({ haircutYears }) => haircutYears) / (runs * YEARS),
    stressUse: mean(({ stressUse }) => stressUse),
    use: mean(({ use }) => use),
    level: mean(({ level }) => level),
  };
}
