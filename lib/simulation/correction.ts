// Simulates how fast experience corrects a risk that is listed at a third or at three times its true rate.

import { normalFrom, randomFrom } from '@/lib/risk/random';
import { MEAN_RATE, type Scenario, SIZES, weeksOf, worldOf, YEARS } from './decade';
import { WEEK } from './pool';

/** Half of the way from a third or from three times to the truth, on a logarithmic scale. */
const NEAR = Math.sqrt(3);
const MARKS = [2, 5, 10] as const;
/** A half-full pool, where the charge for capital is lowest. */
const SETTING: Scenario = { name: 'correction', demand: 0.6, events: 1, isCapitalFree: false, crisis: 0 };

type Case = { products: number; listedAt: number; who: 'one product' | 'every product' };

export type Correction = Case & {
  /** Assessed over true expected loss, at listing and some years later; means over the runs. */
  assessed: { years: number; ratio: number }[];
  /** Premium over true expected loss of all sales of the product in ten years. */
  margin: number;
  /** Share of the runs in which the assessment came half of the way within ten years, and the median time of these in years. */
  corrected: number;
  median: number | null;
};

export const CASES: readonly Case[] = [12, 48].flatMap((products) =>
  (['one product', 'every product'] as const).flatMap((who) =>
    [1 / 3, 3].map((listedAt) => ({ products, listedAt, who })),
  ),
);

/** One decade of a case: the ratios after the marked years, the sales, and when the assessment came half of the way. */
function runOf({ products, listedAt, who }: Case, seed: number) {
  const random = randomFrom(seed);
  const size = SIZES.find((each) => each.products === products) ?? SIZES[0];
  const { listings, trueRates, groups } = worldOf(size, normalFrom(random));
  trueRates[0] = MEAN_RATE;
  const world = {
    groups,
    trueRates,
    listings: listings.map((listing, index) => {
      const isWrong = who === 'every product' || index === 0;
      return { ...listing, riskRate: (trueRates[index] ?? 0) * (isWrong ? listedAt : 1) };
    }),
  };
  const sold = { premium: 0, trueLoss: 0 };
  const ratios: number[] = [];
  let nearAt: number | null = null;
  let ratio = listedAt;
  for (const { pool, week, sold: sales } of weeksOf(world, SETTING, random)) {
    ratio = Number(pool.assessed(0)) / 1e18 / MEAN_RATE;
    const years = ((week + 1) * WEEK) / 365;
    if (nearAt === null && ratio <= NEAR && ratio >= 1 / NEAR) nearAt = years;
    if (ratios.length < MARKS.length && years >= (MARKS[ratios.length] ?? YEARS) - WEEK / 365)
      ratios.push(ratio);
    for (const sale of sales) {
      if (sale.product !== 0) continue;
      sold.premium += sale.premium;
      sold.trueLoss += sale.trueLoss;
    }
  }
  return { ratios, nearAt, ...sold };
}

export function correctionOf(each: Case, runs: number, firstSeed: number): Correction {
  const decades = Array.from({ length: runs }, (_, run) => runOf(each, firstSeed + run));
  const mean = (of: (decade: (typeof decades)[number]) => number) =>
    decades.reduce((sum, decade) => sum + of(decade), 0) / runs;
  const times = decades.flatMap(({ nearAt }) => (nearAt === null ? [] : [nearAt])).sort((a, b) => a - b);
  return {
    ...each,
    assessed: [
      { years: 0, ratio: each.listedAt },
      ...MARKS.map((years, index) => ({ years, ratio: mean(({ ratios }) => ratios[index] ?? 0) })),
    ],
    margin: mean(({ premium }) => premium) / mean(({ trueLoss }) => trueLoss),
    corrected: times.length / runs,
    median: times[times.length >> 1] ?? null,
  };
}
