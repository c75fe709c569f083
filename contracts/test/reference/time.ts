// Effects of time: premium and gains are earned by the second, exposure is released at midnights. The model books at the same times as
// the contracts, once in each call that changes something, because fees and reserve are rounded down then.

import { decay, decayedYears } from './exponential';
import { BPS, DAY, dayOf, floorAtZero, max, min, sum, WAD } from './integers';
import { integralAfter, levelError, SCALE } from './price';
import { boundNow, demandNow, exposures } from './solvency';
import type { Flow, State } from './types';

const ALL_DAYS = Number.MAX_SAFE_INTEGER;

/** Scaled amount earned until a time. */
const flowed = (flows: Flow[], until: bigint, rateOf: (flow: Flow) => bigint): bigint =>
  sum(flows.map((flow) => rateOf(flow) * floorAtZero(min(until, flow.until) - flow.from)));

/** Whole units of premium, and of its capital part, that flowed until a time and are not booked yet. */
export function dueAt(state: State, moment: bigint) {
  const premium =
    (flowed(state.flows, moment, ({ rate }) => rate) + state.residue) / SCALE - state.earned.premium;
  const capital =
    flowed(state.flows, moment, ({ capitalRate }) => capitalRate) / SCALE - state.earned.capital;
  return { premium, capital };
}

export function ratesNow(state: State) {
  const flowing = state.flows.filter(({ until }) => until > state.accruedAt);
  return {
    premium: sum(flowing.map(({ rate }) => rate)),
    capital: sum(flowing.map(({ capitalRate }) => capitalRate)),
    gains: sum(gainsOf(state).map(([, rate]) => rate)),
  };
}

export function mark(state: State, day: bigint): void {
  if (!state.marks.includes(day)) state.marks.push(day);
}

// ---- gains ----

/** Streams of gains that have not ended, by the day on which they end. */
const gainsOf = (state: State): [bigint, bigint][] =>
  Object.entries(state.gainRates)
    .map(([day, rate]): [bigint, bigint] => [BigInt(day), rate])
    .filter(([day]) => day > dayOf(state.accruedAt));

const GAIN_DAYS = 28n;

/** Streams a gain. The remainder of the division is capital at once. While no shares exist, it goes to the reserve. */
export function addGain(state: State, assets: bigint): void {
  if (assets === 0n) return;
  if (state.supply === 0n) {
    state.reserve += assets;
    return;
  }
  const day = dayOf(state.now) + GAIN_DAYS;
  const time = day * DAY - state.now;
  const rate = (assets * SCALE) / time;
  const carry = state.gainCarry + assets * SCALE - rate * time;
  const surplus = carry / SCALE;
  state.gainCarry = carry % SCALE;
  state.gainRates[String(day)] = (state.gainRates[String(day)] ?? 0n) + rate;
  mark(state, day);
  state.reserve += surplus;
  state.gains += assets - surplus;
}

/** Takes gains from every stream at one ratio. */
export function takeGains(state: State, taken: bigint): void {
  if (taken === 0n) return;
  const left = state.gains - taken;
  let flow = 0n;
  for (const [day, rate] of gainsOf(state)) {
    const slower = (rate * left) / state.gains;
    state.gainRates[String(day)] = slower;
    flow += slower * (day * DAY - state.now);
  }
  state.gainCarry = left * SCALE - flow;
  state.gains = left;
}

// ---- booking ----

/** Expected payouts a year: the effective number of groups times the mean risk rate. */
function payoutRate(state: State): bigint {
  const { exposure, stressed, squares } = demandNow(state);
  if (exposure === 0n) return 0n;
  const weighted = sum(exposures(state).map((each, index) => each * (state.products[index]?.riskRate ?? 0n)));
  return (groupsOf(stressed, squares) * (weighted / exposure)) / WAD;
}

/** Losses and expected losses are stored with twelve decimals. */
export const EXPERIENCE_UNIT = 10n ** 6n;

export const twelveDecimals = (value: bigint): bigint => value - (value % EXPERIENCE_UNIT);

export const groupsOf = (stressed: bigint, squares: bigint): bigint =>
  squares === 0n ? 0n : (stressed * stressed * WAD) / squares;

/** Time passes until a moment. Returns the gains streamed. */
function pass(state: State, until: bigint): bigint {
  const seconds = until - state.accruedAt;
  if (seconds === 0n) return 0n;
  const scaled = state.gainCarry + sum(gainsOf(state).map(([, rate]) => rate)) * seconds;
  state.gainCarry = scaled % SCALE;
  state.integral = integralAfter(state.integral, levelError(boundNow(state), state.base), seconds);
  const days = dayOf(until) - dayOf(state.accruedAt);
  if (days !== 0n) {
    const rate = payoutRate(state);
    state.expected = twelveDecimals((state.expected * decay(days)) / WAD + (rate * decayedYears(days)) / WAD);
    state.losses = twelveDecimals((state.losses * decay(days)) / WAD);
  }
  state.accruedAt = until;
  return scaled / SCALE;
}

/** Books up to now, passing at most this many marked midnights. Returns true if it reached now. */
export function sync(state: State, maxDays = ALL_DAYS): boolean {
  if (state.accruedAt === state.now) return true;
  const { stressed } = demandNow(state);
  const days = state.marks
    .filter((day) => day > dayOf(state.accruedAt) && day <= dayOf(state.now))
    .sort((a, b) => (a < b ? -1 : 1));
  const touched = days.slice(0, maxDays);
  let gains = 0n;
  for (const day of touched) gains += pass(state, day * DAY);
  const done = touched.length === days.length;
  if (done) gains += pass(state, state.now);
  book(state, gains, stressed);
  return done;
}

/** The state after a catch-up. */
export function synced(state: State): State {
  const now = structuredClone(state);
  sync(now);
  return now;
}

/** Divides earned premium: fees and reserve from its capital part, the rest to capital. */
function book(state: State, gains: bigint, stressed: bigint): void {
  const { premium, capital } = dueAt(state, state.accruedAt);
  const { feeBps, reserveBps, reserveTargetBps } = state.params;
  const toFees = (capital * feeBps) / BPS;
  const target = (stressed * reserveTargetBps) / (BPS * BPS);
  const toReserve = min(((capital - toFees) * reserveBps) / BPS, max(target - state.reserve, 0n));
  const toCapital = premium + gains - toFees - toReserve;
  state.earned.premium += premium;
  state.earned.capital += capital;
  state.unearned -= premium;
  state.gains -= gains;
  state.fees += toFees;
  state.reserve += toReserve;
  // While no shares exist, what is earned belongs to nobody.
  if (state.capital === 0n && state.supply === 0n) state.reserve += toCapital;
  else state.capital += toCapital;
}

/** The pool's capital changed. From now on utilisation is measured against the new capital. */
export function rebase(state: State): void {
  state.base = min(state.capital, (1n << 96n) - 1n);
}
