import type { Severity } from './calibration';
import { normalCdf, poissonQuantile } from './distributions';
import { type Bin, histogram, meanOf, shareAbove, tailValueAtRisk, valueAtRisk } from './measures';
import { normalFrom, type Random, randomFrom } from './random';
import { shareLost } from './severity';

/** A product in the simulation. Amounts are floating-point numbers, because they are estimates. */
export type ModelProduct = {
  id: number;
  group: number;
  /** Cover in whole units of the asset. */
  cover: number;
  /** Events a year. */
  frequency: number;
  severity: Severity;
};

/** A pool in the simulation. Pools are simulated separately: they hold different assets and share nothing. */
export type ModelPool = {
  key: string;
  products: ModelProduct[];
  reserve: number;
  capital: number;
  /** Correlation of groups, 0..1. */
  between: number;
};

/** The loss of every simulated year, in ascending order, and each product's mean loss a year. */
export type Losses = { years: Float64Array; meanByProduct: Map<number, number> };

const REPORT_EVERY = 2_000;

type Group = { members: number[]; frequency: number };

/** Products of one group count as one event. A group has as many events as its most frequent member. */
function groupsOf(products: readonly ModelProduct[]): Group[] {
  const numbers = [...new Set(products.map(({ group }) => group))];
  return numbers.map((group) => {
    const members = products.flatMap((product, index) => (product.group === group ? [index] : []));
    return { members, frequency: Math.max(...members.map((index) => products[index]?.frequency ?? 0)) };
  });
}

/** Number of events of each group in a year: correlated normal numbers, converted to Poisson counts. */
function countsOf(groups: readonly Group[], between: number, normal: () => number): () => number[] {
  const [shared, own] = [Math.sqrt(between), Math.sqrt(1 - between)];
  return () => {
    const market = shared * normal();
    return groups.map(({ frequency }) => poissonQuantile(normalCdf(market + own * normal()), frequency));
  };
}

/**
 * One event of a group. Its members are hit equally hard, each by its own distribution. A member with half of the group's
 * frequency is hit by every second event, together with all members that are hit more often.
 */
function suffer(
  { members, frequency }: Group,
  products: readonly ModelProduct[],
  random: Random,
  pay: (index: number, loss: number) => void,
): void {
  const [reach, quantile] = [random() * frequency, random()];
  for (const index of members) {
    const product = products[index];
    if (product === undefined || product.frequency <= reach) continue;
    pay(index, product.cover * shareLost(product.severity, quantile));
  }
}

/** Simulates years one by one. Yields the number of finished years, to show the progress. */
export function* simulateYears(
  pool: ModelPool,
  count: number,
  seed: number,
): Generator<number, Losses, undefined> {
  const random = randomFrom(seed);
  const groups = groupsOf(pool.products);
  const draw = countsOf(groups, pool.between, normalFrom(random));
  const years = new Float64Array(count);
  const totals = new Float64Array(pool.products.length);
  for (let year = 0; year < count; year++) {
    const events = draw();
    let loss = 0;
    const pay = (index: number, lost: number) => {
      totals[index] = (totals[index] ?? 0) + lost;
      loss += lost;
    };
    groups.forEach((group, at) => {
      for (let event = events[at] ?? 0; event > 0; event--) suffer(group, pool.products, random, pay);
    });
    years[year] = loss;
    if ((year + 1) % REPORT_EVERY === 0) yield year + 1;
  }
  const meanByProduct = new Map(pool.products.map(({ id }, index) => [id, (totals[index] ?? 0) / count]));
  return { years: years.sort(), meanByProduct };
}

/** Level of the tail figures: one year in two hundred is worse. */
const LEVEL = 0.995;
const BINS = 28;

/** Distribution of a pool's yearly loss. Amounts in whole units of the asset. */
export type PoolOutcome = {
  key: string;
  years: number;
  mean: number;
  largest: number;
  valueAtRisk: number;
  tailValueAtRisk: number;
  /** Share of years with a loss. The reserve pays first. */
  anyLoss: number;
  /** Share of years in which the loss exceeds the reserve, so that the capital pays too. */
  capitalUsed: number;
  /** Share of years in which the loss exceeds reserve and capital together. */
  haircut: number;
  bins: Bin[];
  meanByProduct: Map<number, number>;
};

export function outcomeOf(pool: ModelPool, { years, meanByProduct }: Losses): PoolOutcome {
  return {
    key: pool.key,
    years: years.length,
    mean: meanOf(years),
    largest: years.at(-1) ?? 0,
    valueAtRisk: valueAtRisk(years, LEVEL),
    tailValueAtRisk: tailValueAtRisk(years, LEVEL),
    anyLoss: shareAbove(years, 0),
    capitalUsed: shareAbove(years, pool.reserve),
    haircut: shareAbove(years, pool.reserve + pool.capital),
    bins: histogram(years, BINS),
    meanByProduct,
  };
}
