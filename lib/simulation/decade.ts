// Simulates ten years of one pool.

import { baseFrequency, DEFAULT_ASSUMPTIONS, meanSeverity, severityOf } from '@/lib/risk/calibration';
import { normalFrom, type Random, randomFrom } from '@/lib/risk/random';
import { shareLost } from '@/lib/risk/severity';
import { buyWeek, type Sold, sellable, stakeWeek } from './market';
import { type Listing, Pool, WEEK } from './pool';

export const YEARS = 10;
const WEEKS = Math.round((YEARS * 365) / WEEK);
const CAPITAL = 10_000_000e6;
/** Numbers of products, and of the groups that they fall into. */
export const SIZES = [
  { products: 4, groups: 4 },
  { products: 12, groups: 10 },
  { products: 24, groups: 16 },
  { products: 48, groups: 32 },
] as const;

export type Scenario = {
  name: string;
  /** Demand for cover, as a share of what the pool can sell. */
  demand: number;
  /** Events, as a multiple of the assessed frequency. */
  events: number;
  /** Whether capital follows the yield, or stays. */
  isCapitalFree: boolean;
  /** Probability of an event in each group, in one week in the middle of the decade. */
  crisis: number;
};

export const SCENARIOS: readonly Scenario[] = [
  { name: 'calm', demand: 1.6, events: 0.5, isCapitalFree: true, crisis: 0 },
  { name: 'half full', demand: 0.6, events: 1, isCapitalFree: false, crisis: 0 },
  { name: 'stressed', demand: 2.4, events: 2, isCapitalFree: true, crisis: 0.25 },
];

/** Severity of exploits, as in the history of losses. */
const SEVERITY = severityOf('exploit', DEFAULT_ASSUMPTIONS);
const MEAN_SEVERITY = meanSeverity(SEVERITY);
export const MEAN_RATE = baseFrequency(DEFAULT_ASSUMPTIONS) * MEAN_SEVERITY;
/** Standard deviation of the logarithm of true rates, and of the curator's error in listing them. */
const SPREAD = { rates: 0.6, listing: 0.35 };
const MIN_RATE = 0.003;

export type Decade = {
  /** Premium earned, losses paid, and losses for which no money was left. */
  premium: number;
  losses: number;
  missing: number;
  /** Number of years in which a payout was cut. */
  haircutYears: number;
  /** Sums over all sales. */
  sold: { premium: number; trueLoss: number; assessedLoss: number };
  /** Smallest premium over assessed expected loss of any sale. */
  minMargin: number;
  /** Yearly return of a share. */
  staker: number;
  /** Means over the weeks: R / C, u*, level. */
  stressUtilisation: number;
  utilisation: number;
  level: number;
};

export type World = { listings: Listing[]; trueRates: number[]; groups: number[][] };

/** Products with true rates around the history's mean, listed with a curator's error. */
export function worldOf(size: (typeof SIZES)[number], normal: () => number): World {
  const { rates, listing } = SPREAD;
  const trueRates = Array.from(
    { length: size.products },
    () => MEAN_RATE * Math.exp(rates * normal() - rates ** 2 / 2),
  );
  const listings = trueRates.map((rate, index) => ({
    group: index % size.groups,
    riskRate: Math.max(MIN_RATE, rate * Math.exp(listing * normal() - listing ** 2 / 2)),
  }));
  const groups = Array.from({ length: size.groups }, (_, group) =>
    listings.flatMap((listing, index) => (listing.group === group ? [index] : [])),
  );
  return { listings, trueRates, groups };
}

/** Products hit this week, with the share of the cover lost. A group has one event, and its members are hit equally hard. */
export function eventsOfWeek({ groups, trueRates }: World, multiple: number, random: Random, crisis = 0) {
  return groups.flatMap((members) => {
    const highest = Math.max(...members.map((index) => trueRates[index] ?? 0));
    const frequency = (highest / MEAN_SEVERITY) * multiple;
    if (random() >= Math.max(crisis, (frequency * WEEK) / 365)) return [];
    const [reach, quantile] = [random(), random()];
    return members
      .filter((index) => (trueRates[index] ?? 0) >= reach * highest)
      .map((index) => ({ index, severity: shareLost(SEVERITY, quantile) }));
  });
}

type Week = { pool: Pool; week: number; sold: Sold[]; loss: number; missing: number; growth: number };

/** Ten years, week by week: time passes, events happen, buyers buy, stakers deposit or exit. */
export function* weeksOf(world: World, scenario: Scenario, random: Random): Generator<Week, void, undefined> {
  const dice = { random, normal: normalFrom(random) };
  const pool = new Pool(CAPITAL, world.listings);
  const appetite = scenario.demand * sellable(pool);
  for (let week = 0; week < WEEKS; week++) {
    const before = pool.capital;
    pool.advance();
    const crisis = week === Math.round(WEEKS / 2) ? scenario.crisis : 0;
    const verdicts = eventsOfWeek(world, scenario.events, random, crisis).map(({ index, severity }) =>
      pool.suffer(index, severity),
    );
    const growth = pool.capital / Math.max(before, 1);
    const sold = buyWeek(pool, world.trueRates, appetite, dice);
    if (scenario.isCapitalFree) stakeWeek(pool);
    const sum = (key: 'loss' | 'missing') => verdicts.reduce((total, each) => total + each[key], 0);
    yield { pool, week, sold, loss: sum('loss'), missing: sum('missing'), growth };
  }
}

export function decadeOf(size: (typeof SIZES)[number], scenario: Scenario, seed: number): Decade {
  const random = randomFrom(seed);
  const world = worldOf(size, normalFrom(random));
  const sold = { premium: 0, trueLoss: 0, assessedLoss: 0 };
  const sums = { losses: 0, missing: 0, stressUtilisation: 0, utilisation: 0, level: 0 };
  const cut = new Set<number>();
  let [premium, share, minMargin] = [0, 1, Number.POSITIVE_INFINITY];
  for (const { pool, week, sold: sales, loss, missing, growth } of weeksOf(world, scenario, random)) {
    share *= growth;
    premium = pool.earned;
    sums.losses += loss - missing;
    sums.missing += missing;
    if (missing >= 1) cut.add(Math.floor((week * WEEK) / 365));
    sums.stressUtilisation += pool.stressUtilisation / WEEKS;
    sums.utilisation += Number(pool.utilisation) / 1e18 / WEEKS;
    sums.level += Number(pool.level) / 1e18 / WEEKS;
    for (const sale of sales) {
      sold.premium += sale.premium;
      sold.trueLoss += sale.trueLoss * scenario.events;
      sold.assessedLoss += sale.assessedLoss;
      minMargin = Math.min(minMargin, sale.premium / sale.assessedLoss);
    }
  }
  return {
    ...sums,
    premium,
    haircutYears: cut.size,
    sold,
    minMargin,
    staker: Math.max(share, 0) ** (1 / YEARS) - 1,
  };
}
