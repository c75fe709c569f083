// Incidents: what they can cost, who pays the loss, and what a line remembers of it.

import { chargeable } from './exits';
import { exp, LN2 } from './exponential';
import { atLeastZero, ceilDiv, dayOf, demand, least, most, sum, WAD } from './integers';
import { noteUse, rebase } from './time';
import type { Incident, State } from './types';

/** Losses are remembered in shares of the capital of this size. */
export const LOSS_UNIT = 1n << 24n;
const MOST_LOSSES = (1n << 32n) - 1n;

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

export function open(
  state: State,
  incident: Omit<Incident, 'eligible' | 'open' | 'booked' | 'collected'>,
): bigint {
  const line = state.lines[incident.line];
  demand(line !== undefined, 'UnknownLine', BigInt(incident.line));
  const held = line.incident;
  demand(held === null, 'IncidentAlreadyOpen', BigInt(incident.line), held?.id ?? 0n);
  const eligible = inForce(state, incident.line, dayOf(incident.eventTime));
  line.incident = { id: incident.id, eventTime: incident.eventTime };
  state.incidents.push({ ...incident, eligible, open: true, booked: 0n, collected: [] });
  state.bonds += incident.bond;
  state.balance += incident.bond;
  return eligible;
}

export function close(state: State, incident: Incident, loss: bigint, forfeited: boolean): bigint {
  const line = state.lines[incident.line];
  demand(line !== undefined, 'UnknownLine', BigInt(incident.line));
  const deferred = state.parts.filter((part) => part.line === incident.line && part.state === 'deferred');
  if (deferred.length !== 0) noteUse(state, incident.line);
  for (const part of deferred) {
    part.state = 'released';
    part.until = state.now;
  }
  line.incident = null;
  incident.open = false;
  incident.booked = loss === 0n ? 0n : charge(state, incident, loss);
  state.bonds -= incident.bond;
  if (forfeited) state.capital += incident.bond;
  else state.owed += incident.bond;
  if (loss !== 0n || forfeited) rebase(state);
  return incident.booked;
}

/** The reserve first, then capital and the exits that left after the event at one ratio, exits rounded up. */
function charge(state: State, { line, eventTime }: Incident, loss: bigint): bigint {
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
