// Incidents: what they can cost, who pays the loss, and what a line remembers of it.

import { chargeable } from './exits';
import { exp, LN2 } from './exponential';
import { atLeastZero, BPS, ceilDiv, dayOf, demand, least, most, Refusal, sum, WAD } from './integers';
import { atRisk } from './solvency';
import { noteUse, rebase } from './time';
import type { Incident, Line, State } from './types';

/** Losses are remembered in shares of the capital of this size. */
export const LOSS_UNIT = 1n << 24n;
const MOST_LOSSES = (1n << 32n) - 1n;
const MOST_WORD = (1n << 96n) - 1n;

const inForce = (state: State, line: number, day: bigint): bigint =>
  sum(
    state.parts
      .filter((part) => part.line === line && part.startDay <= day && day < part.endDay)
      .map((part) => part.amount),
  );

/** Amount of one cover in force on a day. */
export const amountOn = (state: State, cover: bigint, day: bigint): bigint =>
  sum(
    state.parts
      .filter((part) => part.cover === cover && part.startDay <= day && day < part.endDay)
      .map((part) => part.amount),
  );

const lineOf = (state: State, index: number): Line => {
  const line = state.lines[index];
  demand(line !== undefined, 'UnknownLine', BigInt(index));
  return line;
};

/** The open incidents of a line. */
export const openOf = (state: State, line: number): Incident[] =>
  state.incidents.filter((incident) => incident.open && incident.line === line);

function demandWord(value: bigint): void {
  demand(value <= MOST_WORD, 'SafeCastOverflowedUintDowncast', 96n, value);
}

export function takeBond(state: State, bond: bigint): void {
  demandWord(state.bonds + bond);
  state.bonds += bond;
  state.balance += bond;
}

/** Bonds that are no incident's any more. */
export function dropBonds(state: State, bonds: bigint): void {
  if (bonds > state.bonds) throw new Refusal('Panic', [0x11n]);
  state.bonds -= bonds;
}

type Opening = { line: number; id: bigint; eventTime: bigint; bond: bigint; mostDoublings: bigint };

/** The bond is doubled for each other open incident of the line. */
export function open(state: State, { line: index, id, eventTime, bond, mostDoublings }: Opening) {
  const line = lineOf(state, index);
  const eligible = inForce(state, index, dayOf(eventTime));
  const others = BigInt(openOf(state, index).length);
  line.hold = { latest: id, eventTimes: [...(line.hold?.eventTimes ?? []), eventTime] };
  demandWord(atRisk(state) + eligible);
  const bonds = bond * 2n ** least(others, mostDoublings);
  if (bonds !== 0n) takeBond(state, bonds);
  state.incidents.push({
    id,
    line: index,
    eventTime,
    eligible,
    bonds,
    open: true,
    booked: 0n,
    collected: [],
  });
  return { eligible, others };
}

/** What is left of the bonds when the capital and the voters have got their part is owed to who put it up. */
export type Division = { toCapital: bigint; toVoters: bigint; feeBps: bigint; mostFees: bigint };

export function close(state: State, incident: Incident, loss: bigint, bonds: bigint, division: Division) {
  const { toCapital, toVoters, feeBps, mostFees } = division;
  incident.open = false;
  unhold(state, incident.line);
  incident.booked = loss === 0n ? 0n : charge(state, incident, loss);
  const fromFees = least((state.fees * feeBps) / BPS, mostFees);
  if (toCapital + toVoters > bonds) throw new Refusal('Panic', [0x11n]);
  dropBonds(state, bonds);
  state.fees -= fromFees;
  state.capital += toCapital;
  state.owed += bonds - toCapital + fromFees;
  if (loss !== 0n || toCapital !== 0n) rebase(state);
  return { charged: incident.booked, pot: toVoters + fromFees };
}

/** The last of a line's incidents lets go of what came due meanwhile. */
function unhold(state: State, index: number): void {
  if (openOf(state, index).length !== 0) return;
  lineOf(state, index).hold = null;
  const deferred = state.parts.filter((part) => part.line === index && part.state === 'deferred');
  if (deferred.length !== 0) noteUse(state, index);
  for (const part of deferred) {
    part.state = 'released';
    part.until = state.now;
  }
}

/** Whose loss, of when. */
type Charged = { line: number; eventTime: bigint };

/** The reserve first, then capital and the exits that left after the event at one ratio, exits rounded up. */
export function charge(state: State, { line, eventTime }: Charged, loss: bigint): bigint {
  const fromReserve = least(loss, state.reserve);
  const exits = chargeable(state, eventTime);
  const base = state.capital + sum(exits.map(({ assets }) => assets));
  const rest = least(loss - fromReserve, base);
  const shares = exits.map(({ assets }) => (base === 0n ? 0n : ceilDiv(assets * rest, base)));
  let fromExits = 0n;
  // The last batch first, so that no more than the loss is taken when each share is rounded up.
  for (let i = exits.length - 1; i >= 0; i--) {
    const batch = exits[i];
    if (batch === undefined) continue;
    const part = least(shares[i] ?? 0n, rest - fromExits, batch.assets - batch.freed);
    batch.assets -= part;
    fromExits += part;
  }
  // What exits were advanced is not there any more, and the capital need not be enough for it.
  const fromCapital = least(rest - fromExits, state.capital);
  const charged = fromReserve + fromCapital + fromExits;
  remember(state, line, charged);
  state.reserve -= fromReserve;
  state.capital -= fromCapital;
  state.exiting -= fromExits;
  state.owed += charged;
  return charged;
}

/** Half of what a line lost is forgotten in a year. */
function remember(state: State, index: number, loss: bigint): void {
  const line = state.lines[index];
  if (line === undefined) return;
  const today = dayOf(state.now);
  const age = (LN2 * atLeastZero(today - line.lastLossDay)) / 365n;
  const kept = line.losses === 0n ? 0n : (line.losses * exp(-age)) / WAD;
  line.losses = least(kept + (loss * LOSS_UNIT) / most(state.capital, 1n), MOST_LOSSES);
  line.lastLossDay = today;
}
