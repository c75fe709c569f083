// What the passing of time does: premium is earned by the second, exposure is released at midnights.
// The model accrues at the moments at which the contracts do, once in each state-changing call: fees and reserve are
// rounded down at each of them, and utilisation is measured from one to the next.

import { atLeastZero, BPS, DAY, dayOf, least, most, sum, WAD } from './integers';
import { exposureOf } from './solvency';
import type { Setup, State } from './types';

export const SCALE = 1n << 32n;
const METER = 1n << 88n;
const USE_UNIT = 1n << 40n;
const MOST_WORD = (1n << 96n) - 1n;
const MANTISSA_BITS = 48;
/** A sale distributes what was earned only above this. */
const MOST_KEPT = (1n << 72n) - 1n;

/** A cover's rate keeps 48 significant bits; what that leaves over is residue. */
export function quantised(rate: bigint): { rate: bigint; packed: bigint } {
  const shift = BigInt(Math.max(0, rate.toString(2).length - MANTISSA_BITS));
  return { rate: (rate >> shift) << shift, packed: ((rate >> shift) << 8n) | shift };
}

// ---- premium ----

/** Whole units that were earned until the last accrual and not yet distributed. */
export function undistributed(state: State): bigint {
  const time = state.accruedAt;
  const scaled = state.flows.map(({ rate, from, until }) => rate * atLeastZero(least(time, until) - from));
  return (sum(scaled) + state.residue) / SCALE - state.distributed;
}

export const rateNow = (state: State): bigint =>
  sum(state.flows.filter(({ until }) => until > state.accruedAt).map(({ rate }) => rate));

/** Premium becomes fees, reserve up to its target, and capital. */
function distribute(setup: Setup, state: State, earned: bigint): void {
  const { feeBps, reserveBps, reserveTargetBps } = state.params;
  const toFees = (earned * feeBps) / BPS;
  const share = ((earned - toFees) * reserveBps) / BPS;
  const weighted = setup.products.map((product, line) => product.weightBps * exposureOf(state, line));
  const target = (sum(weighted) * reserveTargetBps) / BPS / BPS;
  const toReserve = least(share, atLeastZero(target - state.reserve));
  state.fees += toFees;
  state.reserve += toReserve;
  state.capital += earned - toFees - toReserve;
  state.unearned -= earned;
  state.distributed += earned;
}

// ---- utilisation ----

/** Seconds a unit of capital, 2^88 = 1. */
export function meterAt(state: State): bigint {
  const base = state.bases.at(-1);
  if (base === undefined) throw new Error('A pool measures by something from its first second on.');
  return base.meter + ((state.now - base.since) * METER) / most(base.capital, 1n);
}

export function rebase(state: State): void {
  const meter = meterAt(state);
  state.bases.push({ since: state.now, capital: least(state.capital, MOST_WORD), meter });
}

const inUseUnits = (grown: bigint): bigint => (grown * USE_UNIT) / METER;

/** How much a line was used until now, less what ended `late` amount-seconds ago and was counted until now. */
export function usedNow(state: State, line: number, late: bigint): bigint {
  const { meter, total } = state.lines[line]?.uses.at(-1) ?? { meter: 0n, total: 0n };
  const base = most(state.bases.at(-1)?.capital ?? 0n, 1n);
  const grown = inUseUnits(exposureOf(state, line) * (meterAt(state) - meter));
  return least(atLeastZero(total + grown - inUseUnits((late * METER) / base)), MOST_WORD);
}

/** To be called before the exposure of a line changes. */
export function noteUse(state: State, line: number, late = 0n): void {
  state.lines[line]?.uses.push({ total: usedNow(state, line, late), meter: meterAt(state) });
}

/** Seconds at full use of the line's part of the capital, 1e18 = 1. */
export function utilisationOf(setup: Setup, state: State, line: number): bigint {
  return (usedNow(state, line, 0n) * WAD * BPS) / ((setup.products[line]?.maxShareBps ?? 1n) * USE_UNIT);
}

// ---- days ----

/** The days in (after, last] on which cover ends, in order. */
const endDaysIn = (state: State, after: bigint, last: bigint): bigint[] =>
  [...new Set(state.endDays)].filter((day) => day > after && day <= last).sort((a, b) => (a < b ? -1 : 1));

/** Moves the stream to now, or to the last midnight that `maxDays` reaches; gives what is left of them. */
function stream(state: State, maxDays: number): number {
  const days = endDaysIn(state, dayOf(state.accruedAt), dayOf(state.now));
  const touched = Math.min(days.length, maxDays);
  if (touched === days.length) state.accruedAt = state.now;
  else if (touched > 0) state.accruedAt = (days[touched - 1] ?? 0n) * DAY;
  return maxDays - touched;
}

/** Releases what ended a report window ago; a line with an open incident keeps it until that is closed. */
function release(setup: Setup, state: State, maxDays: number): void {
  const lastDay = dayOf(state.now) - setup.reportDays;
  if (state.releasedDay >= lastDay) return;
  const days = endDaysIn(state, state.releasedDay, lastDay);
  const next = days[maxDays];
  const reached = next === undefined ? lastDay : next - 1n;
  state.lines.forEach((line, index) => {
    const due = state.parts.filter(
      (part) => part.line === index && part.state === 'live' && part.endDay <= reached,
    );
    if (due.length === 0) return;
    if (line.hold === null) {
      noteUse(
        state,
        index,
        sum(due.map((p) => p.amount * (state.now - (p.endDay + setup.reportDays) * DAY))),
      );
    }
    for (const part of due) {
      part.state = line.hold === null ? 'released' : 'deferred';
      part.until = line.hold === null ? (part.endDay + setup.reportDays) * DAY : null;
    }
  });
  state.releasedDay = reached;
}

const isUpToDate = (setup: Setup, state: State): boolean =>
  state.accruedAt === state.now && state.releasedDay === dayOf(state.now) - setup.reportDays;

/** Brings the pool up to now, touching at most `maxDays` days; true when nothing is left to do. */
export function sync(setup: Setup, state: State, maxDays = Number.MAX_SAFE_INTEGER): boolean {
  const left = stream(state, maxDays);
  distribute(setup, state, undistributed(state));
  release(setup, state, left);
  return isUpToDate(setup, state);
}

/** What a sale does instead: what was earned waits for the next sync, unless it is much. */
export function settle(setup: Setup, state: State): void {
  const left = stream(state, Number.MAX_SAFE_INTEGER);
  if (undistributed(state) > MOST_KEPT) distribute(setup, state, undistributed(state));
  release(setup, state, left);
}

/** What a cancelled cover is not paid back is earned at once, and waits like the rest. */
export function forfeit(setup: Setup, state: State, assets: bigint): void {
  state.residue += assets * SCALE;
  if (assets > MOST_KEPT) distribute(setup, state, assets);
}
