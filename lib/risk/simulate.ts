import type { Severity } from './calibration';
import { normalCdf, poissonQuantile } from './distributions';
import { type Bin, histogram, meanOf, shareAbove, tailValueAtRisk, valueAtRisk } from './measures';
import { normalFrom, randomFrom } from './random';

/** A product as the simulation needs it. Amounts are floating: an estimate, never money. */
export type ModelProduct = {
  id: number;
  group: number;
  /** Cover that one event can cost, in whole units of the asset. */
  cover: number;
  /** Events a year. */
  frequency: number;
  severity: Severity;
};

/** A pool by itself: pools hold different assets and share nothing. */
export type ModelPool = {
  key: string;
  products: ModelProduct[];
  reserve: number;
  capital: number;
  /** Correlation of products in different groups, 0..1, and in one group; the second is not below the first. */
  between: number;
  within: number;
};

/** The loss of every simulated year in rising order, and each product's part of it in the mean. */
export type Losses = { years: Float64Array; meanByProduct: Map<number, number> };

const REPORT_EVERY = 2_000;

/** How often a product is hit, one draw a year: normal numbers that share a part, read as counts. */
function shocks(pool: ModelPool, normal: () => number): () => number[] {
  const within = Math.max(pool.within, pool.between);
  const [shared, grouped, own] = [pool.between, within - pool.between, 1 - within].map(Math.sqrt) as [
    number,
    number,
    number,
  ];
  const groups = [...new Set(pool.products.map(({ group }) => group))];
  const groupAt = pool.products.map(({ group }) => groups.indexOf(group));
  return () => {
    const market = shared * normal();
    const byGroup = groups.map(() => market + grouped * normal());
    return pool.products.map(({ frequency }, index) => {
      const shock = (byGroup[groupAt[index] ?? 0] ?? 0) + own * normal();
      return poissonQuantile(normalCdf(shock), frequency);
    });
  };
}

/** Simulates years one by one and yields how many are done, so that the caller can show it. */
export function* simulateYears(
  pool: ModelPool,
  count: number,
  seed: number,
): Generator<number, Losses, undefined> {
  const normal = normalFrom(randomFrom(seed));
  const draw = shocks(pool, normal);
  const years = new Float64Array(count);
  const totals = new Float64Array(pool.products.length);
  for (let year = 0; year < count; year++) {
    const events = draw();
    let loss = 0;
    pool.products.forEach(({ cover, severity }, index) => {
      for (let event = events[index] ?? 0; event > 0; event--) {
        const lost = cover * Math.min(1, Math.exp(severity.mu + severity.sigma * normal()) / severity.size);
        totals[index] = (totals[index] ?? 0) + lost;
        loss += lost;
      }
    });
    years[year] = loss;
    if ((year + 1) % REPORT_EVERY === 0) yield year + 1;
  }
  const meanByProduct = new Map(pool.products.map(({ id }, index) => [id, (totals[index] ?? 0) / count]));
  return { years: years.sort(), meanByProduct };
}

/** The share of years that the tail figures leave beyond them: one in two hundred. */
export const LEVEL = 0.995;
const BINS = 28;

/** What a year can bring to a pool. */
export type PoolOutcome = {
  key: string;
  years: number;
  mean: number;
  largest: number;
  valueAtRisk: number;
  tailValueAtRisk: number;
  /** Share of years with a loss, which the reserve is the first to pay. */
  anyLoss: number;
  /** Share of years in which the reserve is not enough and the capital pays too. */
  capitalUsed: number;
  /** Share of years in which reserve and capital together are not enough. */
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
