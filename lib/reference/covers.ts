// Buying, raising, extending and cancelling cover: what it costs, what it gives back, when it begins and ends.

import { atLeastZero, BPS, ceilDiv, DAY, dayOf, demand, least, most, sum, WAD } from './integers';
import { amountOn, LOSS_UNIT } from './losses';
import { SIGNAL } from './people';
import { adapted, premiumOf, remembered, signalOf } from './price';
import { capacityOf, exposureOf, required } from './solvency';
import { forfeit, noteUse, quantised, rateNow, SCALE, utilisationOf } from './time';
import type { Cover, Line, Part, ProductTerms, Setup, State } from './types';

const YEAR_DAYS = 365n;
/** All premiums of a pool together, a second, scaled. */
const MOST_RATE = 1n << 96n;

export const productAt = (setup: Setup, line: number): ProductTerms => {
  const product = setup.products[line];
  if (product === undefined) throw new Error(`The history has no product ${line}.`);
  return product;
};

const lineAt = (state: State, index: number): Line => {
  const line = state.lines[index];
  if (line === undefined) throw new Error(`The history has no line ${index}.`);
  return line;
};

/** What a line's price follows: shares of the line's part of the capital, 1e18 = 100 %. */
function seenOf(setup: Setup, state: State, index: number) {
  const { losses, lastLossDay } = lineAt(state, index);
  const part = productAt(setup, index).maxShareBps * LOSS_UNIT;
  return { use: utilisationOf(setup, state, index), losses: (losses * WAD * BPS) / part, lastLossDay };
}

/** A line as `LineState` tells it; the pool is settled. */
export function lineState(setup: Setup, state: State, index: number) {
  const incidentOpen = lineAt(state, index).hold !== null;
  return {
    exposure: exposureOf(state, index),
    capacity: incidentOpen ? 0n : capacityOf(setup, state, index),
    incidentOpen,
    ...seenOf(setup, state, index),
  };
}

/** The price as it is now, and a way to remember it. */
export function priceNow(setup: Setup, state: State, index: number) {
  const [line, product] = [lineAt(state, index), productAt(setup, index)];
  const seen = seenOf(setup, state, index);
  const { level, earned, multiple } = adapted(setup, product, line.price, seen, state.now);
  const { multiplier, stopped } = signalOf(setup, product, state);
  const touch = () => {
    if (line.price !== null && state.now - line.price.at < DAY) return;
    line.price = remembered(level, earned, seen.use, state.now);
  };
  return { level, stopped, touch, multiple: ceilDiv(multiple * multiplier, WAD) };
}

/** What the rate is multiplied by in a sale, which fails while sales wait. */
function sellingPrice(setup: Setup, state: State, index: number): bigint {
  const price = priceNow(setup, state, index);
  demand(lineAt(state, index).hold === null, 'SalesStopped', BigInt(index));
  demand(!price.stopped, 'SalesStoppedBySignal', SIGNAL);
  price.touch();
  return price.multiple;
}

// ---- prices ----

export function salePremium(setup: Setup, state: State, line: number, amount: bigint, days: bigint) {
  const product = productAt(setup, line);
  const multiple = sellingPrice(setup, state, line);
  demand(amount !== 0n, 'ZeroAmount');
  const { minDays, maxDays } = product;
  demand(days >= minDays && days <= maxDays, 'TermOutOfRange', days, minDays, maxDays);
  const room = capacityOf(setup, state, line);
  demand(amount <= room, 'AmountAboveCapacity', amount, room);
  const from = exposureOf(state, line);
  return premiumOf(setup, product, { from, amount, capacity: from + room, multiple, days }, true);
}

export function extensionPremium(setup: Setup, state: State, cover: Cover, extraDays: bigint) {
  const product = productAt(setup, cover.line);
  const multiple = sellingPrice(setup, state, cover.line);
  const days = cover.endDay + extraDays - most(cover.startDay, dayOf(state.now));
  demand(extraDays !== 0n && days <= product.maxDays, 'TermOutOfRange', days, 1n, product.maxDays);
  const exposure = exposureOf(state, cover.line);
  const amount = amountOf(state, cover);
  const capacity = exposure + capacityOf(setup, state, cover.line);
  const slice = { from: exposure - amount, amount, capacity, multiple, days: extraDays };
  const free = atLeastZero(
    dayOf(state.now) - most(cover.claimFreeDay, lineAt(state, cover.line).lastLossDay),
  );
  const discount = product.noClaimsBps * least(free, YEAR_DAYS);
  return ceilDiv(premiumOf(setup, product, slice, true) * (BPS * YEAR_DAYS - discount), BPS * YEAR_DAYS);
}

/** A cover that can be changed has neither ended nor been cancelled. */
export function demandLive(state: State, cover: Cover): void {
  demand(dayOf(state.now) < cover.endDay && cover.rate !== 0n, 'CoverOver', cover.id, cover.endDay);
}

// ---- books ----

export const partsOf = (state: State, cover: Cover): Part[] =>
  state.parts.filter((part) => part.cover === cover.id);

/** Everything that was ever bought of it and not given back. */
export const amountOf = (state: State, cover: Cover): bigint =>
  sum(partsOf(state, cover).map((part) => part.amount));

export const firstDay = (setup: Setup, state: State, line: number): bigint =>
  dayOf(state.now) + 1n + productAt(setup, line).waitingDays;

export function addPart(state: State, cover: Cover, amount: bigint, startDay: bigint): void {
  noteUse(state, cover.line);
  state.parts.push({
    cover: cover.id,
    line: cover.line,
    amount,
    startDay,
    endDay: cover.endDay,
    state: 'live',
    from: state.now,
    until: null,
  });
  state.endDays.push(cover.endDay);
}

/** Spreads a premium, and what the cover has not yet earned, from now until its new end. */
export function spread(state: State, cover: Cover, newEndDay: bigint, premium: bigint): void {
  const before = cover.rate * atLeastZero(cover.endDay * DAY - state.now);
  const flow = state.flows.find((each) => each.cover === cover.id && each.until > state.now);
  if (flow !== undefined) flow.until = state.now;
  const duration = newEndDay * DAY - state.now;
  const scaled = before + premium * SCALE;
  const { rate } = quantised(scaled / duration);
  state.flows.push({ cover: cover.id, rate, from: state.now, until: newEndDay * DAY });
  const total = rateNow(state);
  demand(total < MOST_RATE, 'SafeCastOverflowedUintDowncast', 96n, total);
  state.residue += scaled - rate * duration;
  state.unearned += premium;
  state.balance += premium;
  cover.rate = rate;
}

export function demandSolvent(setup: Setup, state: State): void {
  const needed = required(setup, state);
  demand(state.capital >= needed, 'InsufficientCapital', state.capital, needed);
}

/** Ends a cover tonight, or never lets it begin; gives what its holder is paid. */
export function cancel(setup: Setup, state: State, cover: Cover): bigint {
  const price = priceNow(setup, state, cover.line);
  price.touch();
  const today = dayOf(state.now);
  const hasBegun = cover.startDay <= today;
  const newEndDay = hasBegun ? today + 1n : today;
  demand(newEndDay < cover.endDay, 'NothingToCancel', cover.id);
  const exposure = exposureOf(state, cover.line);
  const capacity =
    exposure + (lineAt(state, cover.line).hold === null ? capacityOf(setup, state, cover.line) : 0n);
  const amount = amountOf(state, cover);
  const days = cover.endDay - newEndDay;
  const slice = { from: exposure - amount, amount, capacity, multiple: price.multiple, days };
  const worth = premiumOf(setup, productAt(setup, cover.line), slice, false);

  const unearned = cutFlow(state, cover, newEndDay);
  endParts(state, cover, today, newEndDay);
  const refund = (least(unearned, worth) * (BPS - cover.cancelFeeBps)) / BPS;
  state.unearned -= refund;
  state.balance -= refund;
  forfeit(setup, state, unearned - refund);
  cover.rate = 0n;
  if (hasBegun) cover.amount = amountOf(state, cover);
  cover.endDay = hasBegun ? newEndDay : cover.startDay;
  return refund;
}

function cutFlow(state: State, cover: Cover, newEndDay: bigint): bigint {
  const from = most(newEndDay * DAY, state.now);
  const scaled = cover.rate * (cover.endDay * DAY - from);
  const flow = state.flows.find((each) => each.cover === cover.id && each.until > state.now);
  if (flow !== undefined) flow.until = from;
  const unearned = scaled / SCALE;
  state.residue += scaled - unearned * SCALE;
  return unearned;
}

/** What is in force ends tonight; what waits is released at once, day by day. */
function endParts(state: State, cover: Cover, today: bigint, newEndDay: bigint): void {
  const parts = partsOf(state, cover);
  for (const part of parts) {
    if (part.startDay > today) continue;
    part.endDay = newEndDay;
    state.endDays.push(newEndDay);
  }
  const waiting = parts.filter((part) => part.startDay > today);
  for (const day of new Set(waiting.map((part) => part.startDay))) {
    noteUse(state, cover.line);
    for (const part of waiting) if (part.startDay === day) part.state = 'released';
  }
  state.withdrawn.push(...waiting.map((part) => ({ ...part, until: state.now })));
  state.parts = state.parts.filter((part) => !waiting.includes(part));
}

/** What a cover has not earned yet, whole units. */
export const unearnedOf = (state: State, cover: Cover): bigint =>
  (cover.rate * atLeastZero(cover.endDay * DAY - state.now)) / SCALE;

export const amountNow = (state: State, cover: Cover): bigint => amountOn(state, cover.id, dayOf(state.now));
