// What the public history of losses says about cover, and what it does not.

import type { Peril } from '@/lib/cover/types';
import { fitAbove, type LogNormal, limitedMeanAbove, logNormalTail } from './distributions';
import statistics from './exploit-statistics.json' with { type: 'json' };

type ClassName = keyof typeof statistics.classes;

/** The history has no smaller losses, in dollars. */
export const THRESHOLD = 100_000;
/** Earlier years are left out: 2020 had 17 events, every later year at least 65. */
const RECENT_YEARS = ['2022', '2023', '2024'] as const;
/**
 * Events that cover of a protocol could pay for. The class Infrastructure holds the losses of exchanges and custodians, and
 * nobody insures a rugpull.
 */
const PROTOCOL_CLASSES: readonly ClassName[] = ['Protocol Logic', 'Ecosystem', 'Smart Contract Language'];

type Moments = { events: number; mean: number; deviation: number };

const momentsOf = (name: ClassName): Moments => {
  const { events, ln_mean, ln_sd } = statistics.classes[name];
  return { events, mean: ln_mean, deviation: ln_sd };
};

/** Mean and standard deviation of several classes together. */
function pooled(classes: readonly Moments[]): Moments {
  const events = classes.reduce((sum, each) => sum + each.events, 0);
  const mean = classes.reduce((sum, each) => sum + each.events * each.mean, 0) / events;
  const squares = classes.reduce(
    (sum, each) => sum + (each.events - 1) * each.deviation ** 2 + each.events * (each.mean - mean) ** 2,
    0,
  );
  return { events, mean, deviation: Math.sqrt(squares / (events - 1)) };
}

const fitOf = ({ mean, deviation }: Moments): LogNormal => fitAbove(mean, deviation, THRESHOLD);

const protocols = pooled(PROTOCOL_CLASSES.map(momentsOf));
const shareOfProtocols = protocols.events / statistics.all.events;
const recent = RECENT_YEARS.map((year) => statistics.counts_per_year[year] * shareOfProtocols);

export const HISTORY = {
  source: statistics.source,
  what: statistics.what,
  firstYear: RECENT_YEARS[0],
  lastYear: RECENT_YEARS[RECENT_YEARS.length - 1] as string,
  /** Events of protocols in all years, and events of all kinds. */
  events: protocols.events,
  allEvents: statistics.all.events,
  /** Events of protocols a year: the mean of the recent years, and the lowest and highest. */
  eventsPerYear: recent.reduce((sum, count) => sum + count, 0) / recent.length,
  min: Math.min(...recent),
  max: Math.max(...recent),
};

/** Assumptions that a reader may judge differently. Every result depends on them, so the page shows them and lets readers change them. */
export type Assumptions = {
  /** Events of protocols a year. */
  eventsPerYear: number;
  /** The number of protocols that the counted events could have happened to. Nobody publishes it. */
  protocolsAtRisk: number;
  /** Money in a protocol at its loss, in dollars: turns a loss in dollars into a share of the cover. */
  protocolSize: number;
  /** Share of the cover that a market event takes, in percent. The history has no market events. */
  marketSeverity: number;
  /** Years to simulate. */
  years: number;
  seed: number;
};

export const DEFAULT_ASSUMPTIONS: Assumptions = {
  eventsPerYear: Math.round(HISTORY.eventsPerYear),
  protocolsAtRisk: 2_000,
  protocolSize: 20_000_000,
  marketSeverity: 40,
  years: 100_000,
  seed: 1,
};

/** Bounds of each field. */
export const LIMITS: Record<keyof Assumptions, { min: number; max: number }> = {
  eventsPerYear: { min: 1, max: 10_000 },
  protocolsAtRisk: { min: 100, max: 100_000 },
  protocolSize: { min: 100_000, max: 100_000_000_000 },
  marketSeverity: { min: 5, max: 100 },
  years: { min: 1_000, max: 1_000_000 },
  seed: { min: 0, max: 2 ** 32 - 1 },
};

/** The part of the history that describes a peril; null if none does. */
const FITS: Record<Peril, { name: string; loss: LogNormal } | null> = {
  exploit: { name: 'Protocol Logic', loss: fitOf(momentsOf('Protocol Logic')) },
  protocolFailure: { name: 'all events of protocols', loss: fitOf(protocols) },
  depeg: null,
  liquidation: null,
  impermanentLoss: null,
};

export const fitFor = (peril: Peril): { name: string; loss: LogNormal } | null => FITS[peril];

/** Share of the cover that one event takes: min(1, loss / size) of a loss above the threshold, or a fixed share. */
export type Severity = { kind: 'fitted'; loss: LogNormal; size: number } | { kind: 'fixed'; share: number };

export function severityOf(
  peril: Peril,
  { protocolSize, marketSeverity }: Pick<Assumptions, 'protocolSize' | 'marketSeverity'>,
): Severity {
  const fit = FITS[peril];
  return fit
    ? { kind: 'fitted', loss: fit.loss, size: protocolSize }
    : { kind: 'fixed', share: marketSeverity / 100 };
}

export const meanSeverity = (severity: Severity): number =>
  severity.kind === 'fixed'
    ? severity.share
    : limitedMeanAbove(severity.loss, severity.size, THRESHOLD) / severity.size;

/** Share of the events that take all of the cover. */
export const totalLossShare = (severity: Severity): number =>
  severity.kind === 'fixed'
    ? Number(severity.share >= 1)
    : logNormalTail(severity.loss, severity.size) / logNormalTail(severity.loss, THRESHOLD);

/** Events a year of an average protocol. */
export const baseFrequency = ({
  eventsPerYear,
  protocolsAtRisk,
}: Pick<Assumptions, 'eventsPerYear' | 'protocolsAtRisk'>): number => eventsPerYear / protocolsAtRisk;

/**
 * Events a year of a product. The history does not say which protocol is riskier, so each gets the average. It has no market
 * events, so a market peril gets the frequency that its listed rate implies.
 */
export function frequencyOf(peril: Peril, riskRate: number, assumptions: Assumptions): number {
  return FITS[peril] ? baseFrequency(assumptions) : riskRate / meanSeverity(severityOf(peril, assumptions));
}
