// Sells, extends, cancels and pays cover.

import { BPS, DAY, dayOf, demand, floorAtZero, max, min, sum } from './integers';
import { capitalPart, type Price, packedRate, packedRefund, priceOf, SCALE, unpacked } from './price';
import { queuedAssets } from './shares';
import {
  demandNow,
  demandOf,
  exposureOf,
  exposures,
  freeCapital,
  requiredToSell,
  shareLimit,
  standing,
} from './solvency';
import { dueAt, mark, ratesNow, rebase, synced } from './time';
import type { Cover, Setup, State } from './types';

const MAX_AMOUNT = (1n << 96n) - 1n;
const MAX_RATE = (1n << 80n) - 1n;
/** A premium flow that ends on one day. */
const MAX_DAY_RATE = (1n << 76n) - 1n;
const MAX_SHARE = (1n << 16n) - 1n;

/** A price, with what a cover stores of it. */
export type Sold = Price & { surplus: bigint; rate: bigint; capitalShare: bigint };

export const words = ({ premium, expectedLoss, surplus, rate, capitalShare, refundRate }: Sold): bigint[] => [
  premium,
  expectedLoss,
  surplus,
  rate,
  capitalShare,
  refundRate,
];

const priced = (state: State): bigint => state.capital - queuedAssets(state);

/** Ends a cover's flow now. Returns its unearned premium, scaled. */
function cut(state: State, cover: number): { scaled: bigint; capital: bigint } {
  const flow = state.flows.find((each) => each.cover === cover && each.until > state.now);
  if (flow === undefined) return { scaled: 0n, capital: 0n };
  const left = flow.until - state.now;
  flow.until = state.now;
  return { scaled: flow.rate * left, capital: flow.rate * left };
}

/** Spreads a scaled amount from now to the start of a day. Returns the packed rate and the whole units left over. */
function spread(state: State, cover: number, scaled: bigint, share: bigint, day: bigint) {
  const time = day * DAY - state.now;
  const rate = packedRate(scaled / time);
  const plain = unpacked(rate);
  demand(ratesNow(state).premium + plain <= MAX_RATE, 'AmountTooLarge', scaled / SCALE);
  const capitalRate = capitalPart(plain, share);
  state.flows.push({ cover, rate: plain, capitalRate, from: state.now, until: day * DAY });
  state.residue += scaled - plain * time;
  const surplus = dueAt(state, state.accruedAt).premium;
  state.earned.premium += surplus;
  return { rate, surplus };
}

/** Capital part of a premium and of earlier unearned premium, of 2^16. */
function capitalShareOf({ premium, expectedLoss }: Price, unearned: bigint, share: bigint): bigint {
  const capital = (premium - expectedLoss) * SCALE + capitalPart(unearned, share);
  return min((capital * SCALE) / (unearned + premium * SCALE), MAX_SHARE);
}

/** Requires that a day's word can hold the rates that end on it. `amount` is only for the error. */
export function demandDayFits(state: State, day: bigint, amount: bigint): void {
  const ending = state.flows.filter(({ from, until }) => until === day * DAY && until > from);
  const rate = ending.reduce((sum, flow) => sum + flow.rate, 0n);
  demand(rate <= MAX_DAY_RATE, 'AmountTooLarge', amount);
}

// ---- purchases ----

type Terms = { product: number; amount: bigint; startDay: bigint; endDay: bigint; signal: bigint };

function demandLimits(state: State, product: number, exposed: bigint[]): void {
  const share = shareLimit(state, product);
  const exposure = exposed[product] ?? 0n;
  demand(exposure <= share, 'ProductShareExceeded', exposure, share);
  const [free, required] = [freeCapital(state), requiredToSell(state, exposed, product)];
  demand(required <= free, 'InsufficientCapital', free, required);
}

/** Books a purchase. The state must be synced. */
export function sell(setup: Setup, state: State, { product, amount, startDay, endDay, signal }: Terms): Sold {
  demand(amount !== 0n, 'ZeroAmount');
  demand(product < state.products.length, 'UnknownProduct', BigInt(product));
  const before = exposures(state);
  const after = before.map((each, index) => (index === product ? each + amount : each));
  demandLimits(state, product, after);
  const release = endDay + setup.reportDays;
  const price = priceOf(state, {
    product,
    signal,
    amount,
    daysInForce: endDay - startDay,
    before: demandOf(state, before).byStress,
    after: demandOf(state, after).byStress,
    priced: priced(state),
    daysBound: release - dayOf(state.now),
  });
  const capitalShare = capitalShareOf(price, 0n, 0n);
  const id = state.covers.length;
  const { rate, surplus } = spread(state, id, price.premium * SCALE, capitalShare, release);
  const cover: Cover = {
    product,
    amount,
    left: amount,
    startDay,
    endDay,
    release,
    rate,
    capitalShare,
    refundRate: price.refundRate,
    state: 'live',
    settled: false,
    holder: 0n,
  };
  state.covers.push(cover);
  demandFits(state, cover);
  mark(state, release);
  if ((state.products[product]?.endedRiskBps ?? 0n) !== 0n) mark(state, endDay);
  rebase(state);
  return { ...price, surplus, rate, capitalShare };
}

/** Amounts too large for a word of the contracts. */
function demandFits(state: State, { product, amount }: Cover): void {
  const covered = standing(state, product).reduce((sum, each) => sum + each.amount, 0n);
  demand(covered <= MAX_AMOUNT && demandNow(state).exposure <= MAX_AMOUNT, 'AmountTooLarge', amount);
}

/** Takes a premium. The rounding surplus goes to the reserve. */
export function collect(state: State, { premium, surplus }: Sold, maxPremium: bigint): void {
  demand(premium <= maxPremium, 'PremiumAboveMax', premium, maxPremium);
  state.unearned += premium - surplus;
  state.reserve += surplus;
  state.balance += premium;
}

// ---- changes ----

export function extend(setup: Setup, state: State, id: number, newEndDay: bigint, signal: bigint): Sold {
  const cover = coverAt(state, id);
  const { byStress } = demandNow(state);
  const without = exposures(state).map((each, index) => (index === cover.product ? each - cover.left : each));
  const days = newEndDay - cover.endDay;
  const price = priceOf(state, {
    product: cover.product,
    signal,
    amount: cover.left,
    daysInForce: days,
    before: demandOf(state, without).byStress,
    after: byStress,
    priced: priced(state),
    daysBound: days,
  });
  // The premium was paid for the amount left, but refunds are computed for the whole amount.
  const paid = (unpacked(price.refundRate) * cover.amount) / cover.left;
  price.refundRate = paid < unpacked(cover.refundRate) ? packedRefund(paid) : cover.refundRate;
  const { scaled } = cut(state, id);
  const capitalShare = capitalShareOf(price, scaled, cover.capitalShare);
  const release = newEndDay + setup.reportDays;
  const { rate, surplus } = spread(state, id, scaled + price.premium * SCALE, capitalShare, release);
  mark(state, release);
  if ((state.products[cover.product]?.endedRiskBps ?? 0n) !== 0n) mark(state, newEndDay);
  Object.assign(cover, { endDay: newEndDay, release, rate, capitalShare, refundRate: price.refundRate });
  return { ...price, surplus, rate, capitalShare };
}

/** Where a cancellation now would move a cover's end and release, and what it refunds. */
export function cancellation(setup: Setup, state: State, cover: Cover) {
  const tomorrow = dayOf(state.now) + 1n;
  const hasStarted = cover.startDay < tomorrow;
  const endDay = hasStarted ? min(cover.endDay, tomorrow) : cover.startDay;
  const release = hasStarted ? tomorrow + setup.reportDays : tomorrow;
  const days = floorAtZero(cover.release - release);
  const worth = (unpacked(cover.refundRate) * days * cover.left) / cover.amount;
  const unearned = unpacked(cover.rate) * days * DAY;
  return { hasStarted, endDay, release, days, refund: days === 0n ? 0n : min(worth, unearned) / SCALE };
}

export function cancel(setup: Setup, state: State, id: number): { newEndDay: bigint; refund: bigint } {
  const cover = coverAt(state, id);
  const { hasStarted, endDay, release, days, refund } = cancellation(setup, state, cover);
  if (days === 0n) return { newEndDay: endDay, refund: 0n };
  const { scaled } = cut(state, id);
  // The unearned premium beyond the refund is earned over one report window, whenever the exposure leaves.
  const flowEnd = dayOf(state.now) + 1n + setup.reportDays;
  const { rate, surplus } = spread(state, id, scaled - refund * SCALE, cover.capitalShare, flowEnd);
  demandDayFits(state, flowEnd, 0n);
  mark(state, flowEnd);
  mark(state, release);
  Object.assign(cover, { endDay, release, rate, state: hasStarted ? 'cancelled' : 'void' });
  state.unearned -= refund + surplus;
  state.reserve += surplus;
  state.balance -= refund;
  return { newEndDay: endDay, refund };
}

/** A payout reduces the amount left. The whole trigger share of an ended cover, or the whole amount left, settles it. */
export function reduce(state: State, id: number, assets: bigint, settles: boolean): void {
  const cover = coverAt(state, id);
  const today = dayOf(state.now);
  const isDone = (settles && cover.endDay <= today) || assets === cover.left;
  if (isDone && cover.state === 'live' && cover.release > today) cover.settled = true;
  cover.left -= assets;
}

/** As `Cover` stores it: a cancelled cover has a rate of zero. */
export const storedRate = ({ state, rate }: Cover): bigint => (state === 'live' ? max(rate, 1n) : 0n);

export function coverAt(state: State, id: number): Cover {
  const cover = state.covers[id];
  if (cover === undefined) throw new Error(`The history has no cover ${id}.`);
  return cover;
}

// ---- incidents ----

/** Original amounts of a product's cover in force on a day of the window. */
export function eligible(state: State, product: number, day: bigint): bigint {
  return standing(state, product)
    .filter((cover) => cover.state !== 'void' && cover.startDay <= day && cover.endDay > day)
    .reduce((sum, { amount }) => sum + amount, 0n);
}

/** Maximum of days that a filing looks back. */
const MAX_SPELL = 60n;

/** What the incidents of a spell, with a new one, can cost at most: present cover, and cover released since the first filing. */
function capOf(state: State, spell: number[], product: number, exposure: bigint): bigint {
  const earlier = spell.flatMap((index) => state.incidents[index] ?? []);
  const [first, today] = [earlier[0], dayOf(state.now)];
  if (first === undefined) return exposure;
  const before = max(...earlier.map(({ cap }) => cap));
  if (today > first.filedOn + MAX_SPELL) return before + exposure;
  const released = state.covers.filter(
    (cover) => cover.product === product && first.filedOn < cover.release && cover.release <= today,
  );
  return max(before, exposure + sum(released.map(({ amount }) => amount)));
}

/** Files an incident without a sync. Returns the pool's figures as of now. */
export function open(
  state: State,
  product: number,
  eventTime: bigint,
  severityBps: bigint,
  lossTotal: bigint,
) {
  demand(product < state.products.length, 'UnknownProduct', BigInt(product));
  const now = synced(state);
  const amount = eligible(now, product, dayOf(eventTime));
  const exposure = exposureOf(now, product);
  const cost = min((amount * severityBps + BPS - 1n) / BPS, lossTotal, exposure);
  const terms = state.products[product];
  if (terms !== undefined) {
    const isFirst = !terms.spell.some((index) => state.incidents[index]?.open);
    terms.spell = [...(isFirst ? [] : terms.spell), state.incidents.length];
  }
  const cap = terms === undefined ? exposure : capOf(state, terms.spell, product, exposure);
  state.incidents.push({ product, eventTime, cost, cap, filedOn: dayOf(state.now), open: true, held: cost });
  const totalExposure = demandNow(now).exposure;
  return { eligible: amount, exposure, cost, totalExposure, capital: state.base };
}
