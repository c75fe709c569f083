// Random actions of claims: incidents, losses in any order of events, payouts and bonds.

import { BPS, DAY, min, WAD } from './integers';
import type { Move } from './moves';
import { ACTORS, CLAIMS, COVER } from './people';
import { demandNow, exposureOf } from './solvency';
import { synced as now } from './time';
import { act } from './verb';

const MAX_INCIDENTS = 8;
const UNLIMITED = (1n << 256n) - 1n;

/** A second of the report window, often that of a fill or one next to it. */
function eventTime({ dice, setup, state }: Parameters<Move>[0]): bigint {
  const oldest = state.now - setup.reportDays * DAY;
  const at = state.fills.filter((fill) => fill.at > oldest);
  if (at.length > 0 && dice.chance(50)) return dice.pick(at).at + dice.between(-1n, 0n);
  return dice.between(oldest, state.now);
}

const openIncident: Move = (context) => {
  const { dice, state, scale } = context;
  if (state.incidents.length >= MAX_INCIDENTS) return null;
  const product = dice.between(0n, BigInt(state.products.length - (dice.chance(97) ? 1 : 0)));
  const total = dice.chance(80) ? UNLIMITED : dice.between(0n, scale);
  return act('openIncident', CLAIMS, product, eventTime(context), dice.between(1n, 20n) * 500n, total);
};

const closeRisk: Move = ({ dice, state }) => {
  const open = state.incidents.flatMap((incident, id) => (incident.open ? [BigInt(id)] : []));
  return open.length === 0 ? null : act('closeRisk', CLAIMS, dice.pick(open));
};

const changeHold: Move = ({ dice, state }) => {
  const holding = state.incidents.flatMap((incident, id) => (incident.held > 0n ? [id] : []));
  if (holding.length === 0) return null;
  const id = dice.pick(holding);
  const held = state.incidents[id]?.held ?? 0n;
  return act('changeHold', CLAIMS, BigInt(id), dice.chance(70) ? 0n : dice.between(0n, 2n * held));
};

const bookLoss: Move = (context) => {
  const { dice } = context;
  const state = now(context.state);
  const product = Number(dice.between(0n, BigInt(state.products.length - 1)));
  const all = state.capital + state.exiting + state.reserve + state.gains;
  const size = dice.chance(70) ? min(exposureOf(state, product), all) : all;
  const total = dice.chance(90) ? demandNow(state).exposure : dice.between(0n, 10n);
  const rise = dice.between(0n, dice.pick([WAD, WAD / 5n, 5n * WAD]));
  const feeBps = dice.pick([0n, 50n, BPS]);
  return act('bookLoss', CLAIMS, BigInt(product), eventTime(context), dice.edgy(size), rise, total, feeBps);
};

const payOut: Move = ({ dice, state }) => {
  const payable = state.covers.flatMap(({ left, state: status }, id) =>
    left > 0n && status !== 'void' ? [id] : [],
  );
  if (payable.length === 0 || state.owed === 0n) return null;
  const id = dice.pick(payable);
  const left = state.covers[id]?.left ?? 0n;
  const assets = dice.pick([min(left, state.owed), dice.between(0n, min(left, state.owed))]);
  return act('payOut', COVER, BigInt(id), dice.pick(ACTORS), assets);
};

const bond: Move = ({ dice, state, scale }) => {
  if (state.bonds === 0n || dice.chance(40))
    return act('takeBond', CLAIMS, dice.pick(ACTORS), dice.between(0n, scale / 100n + 1n));
  const bonds = dice.edgy(state.bonds);
  return act('settleBonds', CLAIMS, bonds, dice.pick([0n, bonds / 2n, bonds, bonds + 1n]));
};

const owed: Move = ({ dice, state }) => {
  if (state.owed === 0n && dice.chance(80)) return null;
  if (dice.chance(50)) return act('returnOwed', CLAIMS, dice.edgy(state.owed));
  return act('payOwed', CLAIMS, dice.pick(ACTORS), dice.edgy(state.owed));
};

export const claimsMoves: [number, Move][] = [
  [7, openIncident],
  [5, closeRisk],
  [5, changeHold],
  [9, bookLoss],
  [7, payOut],
  [4, bond],
  [4, owed],
];
