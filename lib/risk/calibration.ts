import type { Peril } from '@/lib/cover/types';
import { type LogNormal, limitedMean, logNormalTail } from './distributions';
import statistics from './exploit-statistics.json';

/**
 * What the history cannot say and a person may judge otherwise. Every result depends on these, so the page shows them
 * and lets them be changed.
 */
export type Assumptions = {
  /** How many protocols the counted events happened to: nobody publishes it. */
  protocolsAtRisk: number;
  /** Money in a protocol when it loses some: turns a loss in dollars into a share of what was covered. */
  protocolSize: number;
  /** Correlation of two products of one group, percent; never less than the pool's own between groups. */
  withinGroup: number;
  /** Years to simulate. */
  years: number;
  seed: number;
};

export const DEFAULT_ASSUMPTIONS: Assumptions = {
  protocolsAtRisk: 2_000,
  protocolSize: 20_000_000,
  withinGroup: 75,
  years: 100_000,
  seed: 1,
};

/** What a field of the form accepts. */
export const LIMITS: Record<keyof Assumptions, { least: number; most: number }> = {
  protocolsAtRisk: { least: 100, most: 100_000 },
  protocolSize: { least: 100_000, most: 100_000_000_000 },
  withinGroup: { least: 0, most: 100 },
  years: { least: 1_000, most: 1_000_000 },
  seed: { least: 0, most: 2 ** 32 - 1 },
};

const counts = Object.values(statistics.counts_per_year);
const years = Object.keys(statistics.counts_per_year);

export const HISTORY = {
  source: statistics.source,
  what: statistics.what,
  firstYear: years[0] ?? '',
  lastYear: years.at(-1) ?? '',
  events: counts.reduce((sum, count) => sum + count, 0),
  eventsPerYear: counts.reduce((sum, count) => sum + count, 0) / counts.length,
  fewest: Math.min(...counts),
  most: Math.max(...counts),
  shareInClusters: statistics.clustering.share_within_3_days_of_another,
};

type LossClass = keyof typeof statistics.classes | 'all';

/** The class of past events that is nearest to a peril. The history holds no market events: `all` stands in for them. */
export const LOSS_CLASSES: Record<Peril, LossClass> = {
  exploit: 'Protocol Logic',
  protocolFailure: 'Infrastructure',
  depeg: 'all',
  liquidation: 'all',
  impermanentLoss: 'all',
};

export function lossOf(peril: Peril): LogNormal {
  const name = LOSS_CLASSES[peril];
  const fit = name === 'all' ? statistics.all : statistics.classes[name];
  return { mu: fit.ln_mean, sigma: fit.ln_sd };
}

/** Share of the cover that one event takes: min(1, loss / size), so that a loss beyond the size takes all of it. */
export type Severity = LogNormal & { size: number };

export const severityOf = (peril: Peril, protocolSize: number): Severity => ({
  ...lossOf(peril),
  size: protocolSize,
});

export const meanSeverity = (severity: Severity): number =>
  limitedMean(severity, severity.size) / severity.size;

/** How often an event takes all of the cover. */
export const totalLossShare = (severity: Severity): number => logNormalTail(severity, severity.size);

/** Events a year of the average protocol. */
export const baseFrequency = ({ protocolsAtRisk }: Pick<Assumptions, 'protocolsAtRisk'>): number =>
  HISTORY.eventsPerYear / protocolsAtRisk;

/**
 * Events a year of each product: the history sets the average, the listed prices say which product is riskier than
 * which. A product at twice the average price is hit twice as often.
 */
export function frequencies(rates: readonly number[], assumptions: Assumptions): number[] {
  const average = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
  const base = baseFrequency(assumptions);
  return rates.map((rate) => (average > 0 ? (base * rate) / average : base));
}
