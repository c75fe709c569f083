// Random moves that Claims makes: incidents as it would open, challenge, file again and close them after a vote, also several
// of one line; what is paid, released and donated.

import { DAY, dayOf, most } from './integers';
import { amountOn } from './losses';
import type { Move } from './moves';
import { ACTORS, CLAIMS } from './people';
import type { Cover, Incident, State } from './types';
import { act } from './verb';

const STEPS = 20n;

const openOnes = (state: State): Incident[] => state.incidents.filter((incident) => incident.open);

/** Parts that were in force at a time. */
const exposedAt = (state: State, time: bigint) =>
  state.parts.filter((part) => part.startDay <= dayOf(time) && dayOf(time) < part.endDay);

const openIncident: Move = ({ dice, setup, state, scale }) => {
  const window = setup.reportDays * DAY;
  const oldest = most(state.now - window, setup.start);
  const aroundExits = state.batches.flatMap(({ processedAt }) => [processedAt - 1n, processedAt]);
  const edges = [state.now - 1n, oldest, ...aroundExits, dice.between(oldest, state.now - 1n)];
  const eventTime = dice.chance(2)
    ? state.now - window - 1n
    : dice.pick(edges.filter((time) => time >= oldest && time < state.now));
  const exposed = exposedAt(state, eventTime);
  if (exposed.length === 0 && dice.chance(85)) return null;
  const again = openOnes(state).map(({ line }) => line);
  const anyLine = again.length > 0 && dice.chance(50) ? again : [...state.lines.keys()];
  const line = exposed.length > 0 && dice.chance(80) ? dice.pick(exposed).line : dice.pick(anyLine);
  const id = BigInt(state.incidents.length) + 1n;
  const bond = dice.chance(15) ? 0n : dice.between(1n, scale);
  const mostDoublings = dice.pick([0n, 1n, 20n]);
  return act('openIncident', CLAIMS, BigInt(line), id, eventTime, dice.pick(ACTORS), bond, mostDoublings);
};

/** Somebody challenges or appeals. */
const takeBond: Move = ({ dice, state }) => {
  const open = openOnes(state);
  if (open.length === 0) return null;
  const incident = dice.pick(open);
  const bond = dice.pick([incident.bonds, 2n * incident.bonds, dice.between(0n, incident.bonds)]);
  incident.bonds += bond;
  return act('takeBond', CLAIMS, dice.pick(ACTORS), bond);
};

/** A drawn incident is filed again: the new one stands in its place. */
const refileIncident: Move = ({ dice, state, scale }) => {
  const open = openOnes(state);
  if (open.length === 0) return null;
  const incident = dice.pick(open);
  const [released, bond] = [incident.bonds, dice.between(0n, scale)];
  incident.bonds = bond;
  const id = BigInt(state.incidents.length) + dice.between(100n, 200n);
  return act('refileIncident', CLAIMS, BigInt(incident.line), id, dice.pick(ACTORS), bond, released);
};

const closeIncident: Move = ({ dice, state }) => {
  const open = openOnes(state);
  if (open.length === 0) return null;
  const { line, eventTime, eligible, bonds } = dice.pick(open);
  const loss = (eligible * dice.pick([0n, STEPS, dice.between(0n, STEPS)])) / STEPS;
  const toCapital = dice.pick([0n, dice.between(0n, bonds), bonds]);
  const toVoters = dice.pick([0n, dice.between(0n, bonds - toCapital), bonds - toCapital]);
  const fees = [dice.pick([0n, 1_000n, 10_000n]), dice.edgy(state.fees)];
  return act(
    'closeIncident',
    CLAIMS,
    ...[BigInt(line), eventTime, eligible, loss, bonds, toCapital, toVoters, ...fees],
  );
};

/** A cover collects its part of an accepted incident, once. */
const collect: Move = ({ dice, state }) => {
  const booked = state.incidents.filter((incident) => incident.booked > 0n);
  if (booked.length === 0) return null;
  const incident = dice.pick(booked);
  const due = state.covers.filter((cover) => isDue(state, cover, incident));
  if (due.length === 0) return null;
  const cover = dice.pick(due);
  const amount = amountOn(state, cover.id, dayOf(incident.eventTime));
  if (dice.chance(30)) return act('amountAt', cover.holder, cover.id, incident.eventTime);
  incident.collected.push(cover.id);
  return act('pay', CLAIMS, cover.holder, (amount * incident.booked) / incident.eligible);
};

const isDue = (state: State, cover: Cover, { line, eventTime, collected }: Incident): boolean =>
  cover.line === line && !collected.includes(cover.id) && amountOn(state, cover.id, dayOf(eventTime)) > 0n;

/** A trigger settles a cover within a report window after its end. */
const settleCover: Move = ({ dice, setup, state }) => {
  const over = state.covers.filter(({ endDay }) => {
    const end = endDay * DAY;
    return end <= state.now && state.now < end + setup.reportDays * DAY;
  });
  if (over.length === 0) return null;
  const { id, line, endDay, holder } = dice.pick(over);
  const amount = amountOn(state, id, endDay - 1n);
  const loss = dice.pick([amount, (amount * dice.between(0n, STEPS)) / STEPS, 1n]);
  return act('settleCover', CLAIMS, BigInt(line), endDay * DAY, loss, holder);
};

/** Salvage of an incident, recent or old. */
const recover: Move = ({ dice, state, scale }) => {
  if (state.incidents.length === 0) return null;
  const { eventTime } = dice.pick(state.incidents);
  return act('recover', CLAIMS, dice.pick(ACTORS), dice.between(1n, scale), eventTime);
};

const settleOwed: Move = ({ dice, state }) => {
  const assets = dice.edgy(state.owed);
  if (dice.chance(50)) return act('returnOwed', CLAIMS, assets);
  return act('release', CLAIMS, dice.pick(ACTORS), assets);
};

/** How often what. */
export const claimsMoves: [number, Move][] = [
  [10, openIncident],
  [2, takeBond],
  [2, refileIncident],
  [9, closeIncident],
  [9, collect],
  [3, settleCover],
  [2, recover],
  [2, settleOwed],
];
