// Who pays a loss: the reserve, then capital and exits at or after the event, then gains. Losses are divided as if they had been settled
// in the order of their events, so each fill stores the share of everything that left with it.

import { charge, isOld, SHARE, unpaid } from './exits';
import { ceilDiv, dayOf, min, sum, WAD } from './integers';
import { severitiesNow } from './price';
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

/** Charges a loss to the fills, each by its share of what earlier fills leave. Returns what they pay. */
function chargeFills(state: State, eventTime: bigint, loss: bigint): bigint {
  let [rest, paid] = [loss, 0n];
  for (const fill of charged(state, eventTime)) {
    if (fill.assets === 0n) continue;
    const share = ceilDiv(rest * fill.share, SHARE);
    const part = min(share, unpaid(fill));
    charge(fill, part);
    rest -= share;
    paid += part;
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

/** Books a loss. Returns the amount set aside for payouts. */
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

/** Updates experience: the product's by the severity, the pool's by the lost part of its exposure. */
function remember(state: State, product: number, rise: bigint, part: bigint): void {
  const terms = state.products[product];
  if (terms === undefined) return;
  const severities = min(severitiesNow(state, product) + rise, MAX_SEVERITIES);
  terms.severities = { sum: severities, day: dayOf(state.now) };
  const { stressed, squares } = demandNow(state);
  state.losses = min(state.losses + twelveDecimals((groupsOf(stressed, squares) * part) / WAD), MAX_LOSSES);
}
