// Who pays a loss: the reserve, then capital and exits at or after the event, then gains. Losses are divided as if they had been
// settled in the order of their events. An epoch ends with each fill; its sigma is what its losses left of one unit.

import { charge, isOld, unpaid } from './exits';
import { ceilDiv, dayOf, max, min, sum, WAD } from './integers';
import { severitiesNow } from './price';
import { demandNow } from './solvency';
import { groupsOf, rebase, takeGains } from './time';
import type { Fill, State } from './types';

const MIN_SIGMA = 10n ** 6n;
const MAX_BASE = (1n << 128n) - 1n;
const MAX_SEVERITIES = (1n << 64n) - 1n;
const MAX_LOSSES = (1n << 72n) - 1n;

/** Fills that an event charges. */
export const charged = (state: State, eventTime: bigint): Fill[] =>
  state.fills.filter((fill) => fill.at >= eventTime && !isOld(state, fill));

export const chargeable = (state: State, eventTime: bigint): bigint =>
  sum(charged(state, eventTime).map(unpaid));

/** What capital and fills had after the losses of the event's own epoch: later losses are undone, from the last one back. */
function baseOf(state: State, fills: Fill[]): bigint {
  const sigmas = [...fills.slice(1).map(({ sigma }) => sigma), state.sigma];
  return fills.reduceRight(
    (base, fill, index) => min((base * WAD) / (sigmas[index] ?? WAD), MAX_BASE) + fill.assets,
    state.capital,
  );
}

/** A later epoch's losses are amounts, and weigh more on a base that an earlier loss reduced to `left`. */
function shifted(sigma: bigint, left: bigint): { sigma: bigint; left: bigint } {
  const lost = left === 0n ? WAD : ceilDiv((WAD - sigma) * WAD, left);
  const after = max(WAD - lost, MIN_SIGMA);
  return { sigma: after, left: min((left * after) / sigma, WAD) };
}

/** Charges a loss to the fills; gives what they pay. */
export function chargeFills(state: State, eventTime: bigint, asked: bigint): bigint {
  const fills = charged(state, eventTime);
  const base = baseOf(state, fills);
  if (base === 0n) return 0n;
  const loss = min(asked, base);
  let left = WAD - ceilDiv(WAD * loss, base);
  let [later, paid] = [WAD, 0n];
  const next = (sigma: bigint, isFirst: boolean) => {
    if (isFirst) return max((sigma * left) / WAD, MIN_SIGMA);
    const after = shifted(sigma, left);
    left = after.left;
    return max(after.sigma, MIN_SIGMA);
  };
  fills.forEach((fill, index) => {
    if (index !== 0) later = max((later * fill.sigma) / WAD, 1n);
    const gross = (fill.assets * WAD) / later;
    const part = min(ceilDiv(gross * loss, base), unpaid(fill), loss - paid);
    charge(fill, part, next(fill.sigma, index === 0));
    paid += part;
  });
  state.sigma = next(state.sigma, fills.length === 0);
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
  state.losses = min(state.losses + (groupsOf(stressed, squares) * part) / WAD, MAX_LOSSES);
}
