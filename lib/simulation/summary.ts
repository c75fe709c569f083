// Summarises many decades of one kind of pool.

import { type Decade, decadeOf, type Scenario, type SIZES, YEARS } from './decade';

export type Summary = {
  scenario: string;
  products: number;
  runs: number;
  /** Losses paid over premium earned. */
  lossRatio: number;
  /** Premium over true and over assessed expected loss of all sales, and the lowest premium over assessed loss of any sale. */
  priceOverTrue: number;
  priceOverAssessed: number;
  minOverAssessed: number;
  /** Yearly return of a share on top of the asset's own yield: mean, and the 5th percentile of the pools. */
  staker: number;
  stakerLow: number;
  /** Share of pool-years in which a payout was cut. */
  haircut: number;
  stressUtilisation: number;
  utilisation: number;
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
    stressUtilisation: mean(({ stressUtilisation }) => stressUtilisation),
    utilisation: mean(({ utilisation }) => utilisation),
    level: mean(({ level }) => level),
  };
}
