// Episodes and what covers collect (DESIGN section 6). An accepted verdict (t, s) says that at t the loss reached s: every cover in
// force at t ends with the largest verdict of a time at which it was covered, whatever the order.

import { collect as collectPremium, coverAt, open, reduce, type Sold, sell } from './covers';
import { BPS, ceilDiv, DAY, dayOf, demand, max, min } from './integers';
import { bookLoss } from './losses';
import { addGain, sync } from './time';
import { type Cover, type Episode, type Setup, STATUS, type State, type Verdict } from './types';

const YEAR = 365n * DAY;
const WAD_PER_BPS = 10n ** 14n;
const ALL_EXPOSURE = (1n << 24n) - 1n;
/** Verdicts further apart are taken to have no cover in common. */
const MAX_OVERLAP_WINDOWS = 4n;

export const windowOf = (setup: Setup): bigint => setup.reportDays * DAY;
export const inForce = (cover: Cover, time: bigint): boolean =>
  cover.state !== 'void' && cover.startDay <= dayOf(time) && cover.endDay > dayOf(time);

// ---- episodes ----

const distance = (a: bigint, b: bigint) => (a > b ? a - b : b - a);

/**
 * The episode of a verdict: the one whose accepted verdict is nearest, if within a day; else the one whose first event time is
 * nearest, if within a window; on a tie the earlier.
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
  const episode: Episode = { product, times: [], days: {}, received: {}, ...empty };
  state.claims.episodes.push(episode);
  return episode;
}

/** Cover that was in force at both times, or less: what was at the earlier one without what ended until the later. */
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

/** Books an accepted verdict into the pot of its episode; nothing new is refused. */
export function accept(setup: Setup, state: State, verdict: Verdict): void {
  const episode = episodeFor(setup, state, verdict.product, verdict.time);
  const share = ceilDiv(verdict.eligible * verdict.severity, BPS);
  const severity = min(verdict.severity, episode.best?.severity ?? 0n);
  const before =
    episode.best === null ? 0n : (overlapOf(setup, state, verdict, episode.best) * severity) / BPS;
  // A day's covers together receive no more than its largest verdict.
  const day = Number(dayOf(verdict.time));
  const known = episode.returnedAt === 0n ? (episode.days[day] ?? 0n) : 0n;
  const largest = max(known, verdict.severity);
  const room = ceilDiv(verdict.eligible * largest, BPS) - ceilDiv(verdict.eligible * known, BPS);
  const due = min(share - before, room);
  const asked = min(due, verdict.cost);
  if (due > verdict.cost) episode.isLimited = true;
  demand(asked !== 0n || !verdict.isProven, 'NotDeeper', BigInt(verdict.product) + 1n, verdict.severity);
  if (asked !== 0n) {
    const rise = max(verdict.severity - episode.largest, 0n) * WAD_PER_BPS;
    const { product, time: eventTime } = verdict;
    const total = totalExposure(verdict.cost, verdict.exposureShare);
    const loss = { product, eventTime, assets: asked, severityRise: rise, totalExposure: total };
    sync(state);
    episode.pot += bookLoss(state, loss);
    episode.asked += asked;
  }
  episode.times.push(verdict.time);
  episode.days[day] = largest;
  episode.last = state.now;
  episode.largest = max(episode.largest, verdict.severity);
  if (verdict.severity > (episode.best?.severity ?? 0n))
    Object.assign(episode, { best: verdict, bestTime: verdict.time });
  verdict.episode = state.claims.episodes.indexOf(episode);
  Object.assign(verdict, { acceptedAt: state.now, until: state.now, status: STATUS.accepted });
}

export const exposureShare = (cost: bigint, total: bigint): bigint =>
  cost >= total ? ALL_EXPOSURE : ceilDiv(cost * ALL_EXPOSURE, total);

/** The pool's exposure at filing, as near as the share tells. */
export const totalExposure = (cost: bigint, part: bigint): bigint =>
  part === 0n ? 0n : (cost * ALL_EXPOSURE) / part;

export function demandReportable(setup: Setup, state: State, time: bigint): void {
  demand(time < state.now, 'EventInFuture', time, state.now);
  demand(time >= state.now - windowOf(setup), 'EventTooOld', time, state.now - windowOf(setup));
}

/** A proof: accepted at once. */
export function prove(setup: Setup, state: State, product: number, time: bigint, severity: bigint): bigint {
  demand(severity !== 0n && severity <= BPS, 'InvalidBps', severity);
  demandReportable(setup, state, time);
  sync(state);
  const opened = open(state, product, time, severity, (1n << 256n) - 1n);
  demand(opened.eligible !== 0n, 'NothingInForce', BigInt(product) + 1n, time);
  const { cost, eligible, exposure } = opened;
  const verdict: Verdict = {
    ...{ product, time, severity, eligible, cost, limit: exposure, isProven: true, hasVerdict: true },
    ...{ episode: -1, acceptedAt: 0n, status: STATUS.accepted, until: state.now, step: 0n, thresholdBps: 0n },
    ...{
      bond: 0n,
      isChallenged: false,
      isRefiled: false,
      drawn: 0n,
      record: state.incidents.length - 1,
      bondsPaid: [],
    },
    exposureShare: exposureShare(cost, opened.totalExposure),
  };
  accept(setup, state, verdict);
  close(state, verdict);
  release(state, verdict);
  state.claims.verdicts.push(verdict);
  return BigInt(state.claims.verdicts.length);
}

/** It counts in A no longer. */
export function close(state: State, { record }: Verdict): void {
  const incident = state.incidents[record];
  if (incident !== undefined) incident.open = false;
}

/** It holds back no exits any more. */
export function release(state: State, { record }: Verdict): void {
  const incident = state.incidents[record];
  if (incident !== undefined) incident.held = 0n;
}

export function verdictAt(state: State, incident: bigint): Verdict {
  const verdict = state.claims.verdicts[Number(incident) - 1];
  demand(verdict !== undefined, 'UnknownIncident', incident);
  return verdict;
}

function acceptedAt(state: State, incident: bigint): Verdict {
  const verdict = verdictAt(state, incident);
  demand(verdict.status === STATUS.accepted, 'NotAccepted', incident);
  return verdict;
}

export function episodeAt(state: State, { episode }: Verdict): Episode {
  const found = state.claims.episodes[episode];
  if (found === undefined) throw new Error('An accepted verdict has no episode.');
  return found;
}

// ---- collecting ----

/** A due's part of the pot: what is paid, what returns because the cover cannot use it, and what is asked no more. */
function takeOf({ pot, asked, isLimited }: Episode, due: bigint, usable: bigint) {
  const gone = min(isLimited ? usable : due, asked);
  if (gone === 0n) return { paid: 0n, freed: 0n, gone };
  const paid = (min(usable, gone) * pot) / asked;
  return { paid, freed: (gone * pot) / asked - paid, gone };
}

const dueOf = (state: State, verdict: Verdict, id: number): bigint => {
  const cover = coverAt(state, id);
  const entitled = inForce(cover, verdict.time) ? (cover.amount * verdict.severity) / BPS : 0n;
  return max(entitled - (episodeAt(state, verdict).received[id] ?? 0n), 0n);
};

/** What the pool's view says: 0 where collecting is refused. */
export function collectable(state: State, verdict: Verdict, id: number): bigint {
  const episode = episodeAt(state, verdict);
  const isOver = state.now >= episode.last + YEAR || verdict.acceptedAt <= episode.returnedAt;
  if (isOver || coverAt(state, id).product !== verdict.product) return 0n;
  const due = dueOf(state, verdict, id);
  return takeOf(episode, due, min(due, coverAt(state, id).left)).paid;
}

export function collect(state: State, incident: bigint, id: number): bigint {
  const verdict = acceptedAt(state, incident);
  const [episode, cover] = [episodeAt(state, verdict), coverAt(state, id)];
  const until = episode.last + YEAR;
  const isOpen = state.now < until && verdict.acceptedAt > episode.returnedAt;
  demand(isOpen, 'CollectionOver', incident, until);
  const [own, other] = [BigInt(cover.product) + 1n, BigInt(verdict.product) + 1n];
  demand(own === other, 'WrongProduct', own, other);
  demand(inForce(cover, verdict.time), 'NotInForce', BigInt(id) + 1n, verdict.time);
  const due = dueOf(state, verdict, id);
  demand(due > 0n, 'AlreadyCollected', incident, BigInt(id) + 1n);
  const usable = min(due, cover.left);
  const { paid, freed, gone } = takeOf(episode, due, usable);
  if (!episode.isLimited && gone < due) throw new Error('A pot does not hold what can be collected from it.');
  episode.received[id] = (episode.received[id] ?? 0n) + due;
  episode.pot -= paid + freed;
  episode.asked -= gone;
  if (paid !== 0n || freed !== 0n) sync(state);
  if (paid !== 0n) {
    reduce(state, id, paid);
    state.balance -= paid;
  }
  state.owed -= paid + freed;
  addGain(state, freed);
  return paid;
}

/** A year after the last verdict what nobody collected becomes a gain. */
export function returnUncollected(state: State, incident: bigint): bigint {
  const episode = episodeAt(state, acceptedAt(state, incident));
  const until = episode.last + YEAR;
  demand(state.now >= until, 'CollectionOpen', incident, until);
  sync(state);
  const assets = episode.pot;
  Object.assign(episode, { pot: 0n, asked: 0n, isLimited: false, best: null, returnedAt: state.now });
  state.owed -= assets;
  addGain(state, assets);
  return assets;
}

// ---- cover as its holders see it ----

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
