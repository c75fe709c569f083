// Episodes and what is booked for them (DESIGN section 6). An accepted verdict (t, s) says that at t the loss reached s. Every cover in
// force at t ends with the largest verdict of a time at which it was covered, in any order.

import { collect as collectPremium, open, type Sold, sell } from './covers';
import { BPS, ceilDiv, DAY, dayOf, demand, max, min } from './integers';
import { bookLoss } from './losses';
import { sync } from './time';
import { type Cover, type Episode, type Setup, STATUS, type State, type Verdict } from './types';

const WAD_PER_BPS = 10n ** 14n;
export const ALL_EXPOSURE = (1n << 24n) - 1n;
/** Verdicts further apart are assumed to have no cover in common. */
const MAX_OVERLAP_WINDOWS = 4n;

export const windowOf = (setup: Setup): bigint => setup.reportDays * DAY;
export const inForce = (cover: Cover, time: bigint): boolean =>
  cover.state !== 'void' && cover.startDay <= dayOf(time) && cover.endDay > dayOf(time);

// ---- episodes ----

const distance = (a: bigint, b: bigint) => (a > b ? a - b : b - a);

/**
 * The episode of a verdict: that of the nearest accepted verdict within a day; else the one with the nearest first event time within
 * a window; on a tie the earlier.
 */
function episodeFor(setup: Setup, state: State, product: number, time: bigint): Episode {
  const mine = state.claims.episodes.filter((episode) => episode.product === product);
  const times = mine.flatMap((episode) => [
    ...episode.times.map((each) => ({ episode, time: each, limit: DAY })),
    { episode, time: episode.times[0] ?? 0n, limit: windowOf(setup) },
  ]);
  const [nearest] = times
    .filter((each) => distance(each.time, time) <= each.limit)
    .sort((a, b) => Number(distance(a.time, time) - distance(b.time, time)) || Number(a.time - b.time));
  if (nearest !== undefined) return nearest.episode;
  const empty = {
    pot: 0n,
    asked: 0n,
    isLimited: false,
    largest: 0n,
    best: null,
    bestTime: 0n,
    last: 0n,
    returnedAt: 0n,
  };
  const episode: Episode = { product, times: [], days: {}, received: {}, lossPaid: {}, ...empty };
  state.claims.episodes.push(episode);
  return episode;
}

/** A lower bound of cover in force at both times: cover in force at the earlier one, less what ended until the later one. */
function overlapOf(setup: Setup, state: State, verdict: Verdict, best: NonNullable<Episode['best']>): bigint {
  const [earlier, later] = verdict.time <= best.time ? [verdict, best] : [best, verdict];
  const [first, last] = [dayOf(earlier.time), dayOf(later.time)];
  if ((last - first) * DAY > MAX_OVERLAP_WINDOWS * windowOf(setup)) return 0n;
  const ended = state.covers
    .filter(
      ({ product, endDay, state: status }) =>
        product === verdict.product && status !== 'void' && endDay > first && endDay <= last,
    )
    .reduce((sum, { amount }) => sum + amount, 0n);
  return min(max(earlier.eligible - ended, 0n), later.eligible);
}

/** Books an accepted verdict into the pot of its episode. Refuses a proof that adds nothing. */
export function accept(setup: Setup, state: State, verdict: Verdict): void {
  const episode = episodeFor(setup, state, verdict.product, verdict.time);
  const share = ceilDiv(verdict.eligible * verdict.severity, BPS);
  const severity = min(verdict.severity, episode.best?.severity ?? 0n);
  const before =
    episode.best === null ? 0n : (overlapOf(setup, state, verdict, episode.best) * severity) / BPS;
  // Together, a day's covers receive no more than the day's largest verdict.
  const day = Number(dayOf(verdict.time));
  const known = (episode.returnedAt === 0n && episode.days[day]) || { largest: 0n, rootless: 0n, assets: 0n };
  const largest = max(known.largest, verdict.severity);
  const room = max(ceilDiv(verdict.eligible * largest, BPS) - known.assets, 0n);
  const due = min(share - before, room);
  const asked = min(due, verdict.cost);
  if (due > verdict.cost) episode.isLimited = true;
  // A root's losses are not those of all covers. Whatever it booked, a larger verdict without a root can still pay somebody more.
  const isDeeper = share !== before && verdict.severity > known.rootless && verdict.cost !== 0n;
  demand(isDeeper || !verdict.isProven, 'NotDeeper', BigInt(verdict.product) + 1n, verdict.severity);
  sync(state);
  if (asked !== 0n) {
    const rise = max(verdict.severity - episode.largest, 0n) * WAD_PER_BPS;
    const { product, time: eventTime } = verdict;
    const total = totalExposure(verdict.cost, verdict.exposureShare);
    const loss = { product, eventTime, assets: asked, severityRise: rise, totalExposure: total };
    episode.pot += bookLoss(state, loss);
    episode.asked += asked;
  }
  episode.times.push(verdict.time);
  // A verdict without a root was booked for all covers of its day.
  const hasRoot = verdict.losses.length !== 0;
  const assets = known.assets + asked;
  episode.days[day] = {
    largest,
    rootless: hasRoot ? known.rootless : max(known.rootless, verdict.severity),
    assets: hasRoot ? assets : max(assets, share),
  };
  episode.last = state.now;
  episode.largest = max(episode.largest, verdict.severity);
  if (!hasRoot && verdict.severity > (episode.best?.severity ?? 0n))
    Object.assign(episode, { best: verdict, bestTime: verdict.time });
  verdict.episode = state.claims.episodes.indexOf(episode);
  const accepted = { acceptedAt: state.now, until: state.now, status: STATUS.accepted, hasVerdict: true };
  Object.assign(verdict, accepted);
}

export const exposureShare = (cost: bigint, total: bigint): bigint =>
  cost >= total ? ALL_EXPOSURE : ceilDiv(cost * ALL_EXPOSURE, total);

/** The pool's exposure at filing, recovered from the incident's stored part of it. */
export const totalExposure = (cost: bigint, part: bigint): bigint =>
  part === 0n ? 0n : (cost * ALL_EXPOSURE) / part;

export function demandReportable(setup: Setup, state: State, time: bigint): void {
  demand(time < state.now, 'EventInFuture', time, state.now);
  demand(time >= state.now - windowOf(setup), 'EventTooOld', time, state.now - windowOf(setup));
}

type Known = Pick<Verdict, 'product' | 'time' | 'severity' | 'eligible' | 'cost' | 'limit'>;

/** A new incident of this second. */
export const newVerdict = (state: State, known: Known): Verdict => ({
  ...known,
  filedAt: state.now,
  status: 0n,
  until: 0n,
  episode: -1,
  acceptedAt: 0n,
  record: -1,
  exposureShare: 0n,
  step: 0n,
  thresholdBps: 0n,
  bond: 0n,
  bondsPaid: [],
  drawn: 0n,
  isProven: false,
  isChallenged: false,
  isAppealed: false,
  isAppealLost: false,
  hasVerdict: false,
  isRuled: false,
  isRefiled: false,
  vote: null,
  losses: [],
  lossTotal: 0n,
  lossCollected: 0n,
});

/** A trigger knows nobody's own loss, so it cannot prove an incident that needs a loss root. */
export const canProve = ({ listed }: Setup, product: number): boolean =>
  listed[product]?.settlesCovers === 0n && listed[product].needsLossRoot === 0n;

/** A proof is accepted at once. */
export function prove(setup: Setup, state: State, product: number, time: bigint, severity: bigint): bigint {
  demand(canProve(setup, product), 'NoTrigger', BigInt(product) + 1n);
  demand(severity !== 0n && severity <= BPS, 'InvalidBps', severity);
  demandReportable(setup, state, time);
  const opened = open(state, product, time, severity, (1n << 256n) - 1n);
  demand(opened.eligible !== 0n, 'NothingInForce', BigInt(product) + 1n, time);
  const { cost, eligible, exposure } = opened;
  const verdict: Verdict = {
    ...newVerdict(state, { product, time, severity, eligible, cost, limit: exposure }),
    isProven: true,
    hasVerdict: true,
    status: STATUS.accepted,
    until: state.now,
    exposureShare: exposureShare(cost, opened.totalExposure),
    record: state.incidents.length - 1,
  };
  accept(setup, state, verdict);
  close(state, verdict);
  release(state, verdict);
  state.claims.verdicts.push(verdict);
  return BigInt(state.claims.verdicts.length);
}

/** Removes the incident from A. */
export function close(state: State, { record }: Verdict): void {
  const incident = state.incidents[record];
  if (incident !== undefined) incident.open = false;
}

/** The incident holds back exits no longer. */
export function release(state: State, { record }: Verdict): void {
  const incident = state.incidents[record];
  if (incident !== undefined) incident.held = 0n;
}

export function verdictAt(state: State, incident: bigint): Verdict {
  const verdict = state.claims.verdicts[Number(incident) - 1];
  demand(verdict !== undefined, 'UnknownIncident', incident);
  return verdict;
}

export function acceptedAt(state: State, incident: bigint): Verdict {
  const verdict = verdictAt(state, incident);
  demand(verdict.status === STATUS.accepted, 'NotAccepted', incident);
  return verdict;
}

export function episodeAt(state: State, { episode }: Verdict): Episode {
  const found = state.claims.episodes[episode];
  if (found === undefined) throw new Error('An accepted verdict has no episode.');
  return found;
}

// ---- covers, as their holders see them ----

export function buy(
  setup: Setup,
  state: State,
  product: number,
  amount: bigint,
  days: bigint,
  limit: bigint,
): Sold {
  const listed = setup.listed[product];
  demand(listed !== undefined, 'UnknownProduct', BigInt(product) + 1n);
  const { minDays, maxDays, waitingDays } = listed;
  demand(days >= minDays && days <= maxDays, 'TermOutOfRange', days, minDays, maxDays);
  sync(state);
  const startDay = dayOf(state.now) + 1n + waitingDays;
  const sale = { product, amount, startDay, endDay: startDay + days, signal: 10n ** 18n };
  const sold = sell(setup, state, sale);
  collectPremium(state, sold, limit);
  return sold;
}
