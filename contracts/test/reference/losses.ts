// Who pays a loss: the reserve, then capital and exits at or after the event, then gains. Losses are divided as if they had been
// settled in the order of their events. An epoch ends with each fill, and remembers what its losses took.

import { charge, isOld, unpaid } from './exits';
import { atLeastZero, ceilDiv, dayOf, max, min, sum, WAD } from './integers';
import { packedRate, severitiesNow, unpacked } from './price';
import { demandNow } from './solvency';
import { EXPERIENCE_UNIT, groupsOf, rebase, takeGains, twelveDecimals } from './time';
import type { Fill, State } from './types';

const MAX_SEVERITIES = (1n << 64n) - 1n;
const MAX_LOSSES = ((1n << 48n) - 1n) * EXPERIENCE_UNIT;

/** Fills that an event charges. */
export const charged = (state: State, eventTime: bigint): Fill[] =>
  state.fills.filter((fill) => fill.at >= eventTime && !isOld(state, fill));

export const chargeable = (state: State, eventTime: bigint): bigint =>
  sum(charged(state, eventTime).map(unpaid));

/** What an epoch's losses took is remembered with 48 significant bits. */
const rounded = (taken: bigint): bigint => unpacked(packedRate(taken));

/** Charges a loss to the fills; gives what they pay. */
export function chargeFills(state: State, eventTime: bigint, asked: bigint): bigint {
  const fills = charged(state, eventTime);
  const [first, ...others] = fills;
  const later = first === undefined ? 0n : sum(others.map(({ taken }) => taken)) + state.taken;
  // What all had after the losses of the event's own epoch: what they have, and what later losses took.
  const base = state.capital + sum(fills.map(({ assets }) => assets)) + later;
  const loss = min(asked, base);
  if (loss === 0n) return 0n;
  let [had, left, paid] = [base, WAD, 0n];
  for (const fill of fills) {
    if (fill !== first && had !== 0n) {
      left = max((left * (had - fill.taken)) / had, 1n);
      had -= fill.taken;
    }
    had -= fill.assets;
    const gross = (fill.assets * WAD) / left;
    const part = min(ceilDiv(gross * loss, base), unpaid(fill), loss - paid);
    charge(fill, part);
    paid += part;
  }
  if (first === undefined) {
    state.taken = rounded(state.taken + loss);
    return 0n;
  }
  first.taken = rounded(first.taken + loss);
  let missing = atLeastZero(loss - paid - state.capital);
  // What the capital has lost to later events already is no later loss any more: of the latest first.
  for (const epoch of [state, ...fills.toReversed()]) {
    const part = min(missing, epoch.taken);
    if (part !== 0n) epoch.taken = rounded(epoch.taken - part);
    missing -= part;
  }
  return paid;
}

type Loss = {
  product: number;
  eventTime: bigint;
  assets: bigint;
  severityRise: bigint;
  totalExposure: bigint;
};

/** Books a loss; gives what could be set aside. */
export function bookLoss(
  state: State,
  { product, eventTime, assets, severityRise, totalExposure }: Loss,
): bigint {
  const fromReserve = min(assets, state.reserve);
  const rest = assets - fromReserve;
  const fromExits = chargeFills(state, eventTime, rest);
  const fromCapital = min(rest - fromExits, state.capital);
  const fromGains = min(rest - fromExits - fromCapital, state.gains);
  const booked = fromReserve + fromExits + fromCapital + fromGains;
  state.reserve -= fromReserve;
  state.exiting -= fromExits;
  state.capital -= fromCapital;
  takeGains(state, fromGains);
  state.owed += booked;
  remember(state, product, severityRise, booked < totalExposure ? (booked * WAD) / totalExposure : WAD);
  rebase(state);
  return booked;
}

/** The product remembers the severity, the pool its part of all exposure. */
function remember(state: State, product: number, rise: bigint, part: bigint): void {
  const terms = state.products[product];
  if (terms === undefined) return;
  const severities = min(severitiesNow(state, product) + rise, MAX_SEVERITIES);
  terms.severities = { sum: severities, day: dayOf(state.now) };
  const { stressed, squares } = demandNow(state);
  state.losses = min(state.losses + twelveDecimals((groupsOf(stressed, squares) * part) / WAD), MAX_LOSSES);
}
