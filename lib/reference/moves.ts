// Random actions: anybody may do anything at any time, mostly what makes sense, with amounts that seek the edges.

import { lineState } from './covers';
import type { Dice } from './dice';
import { readyNow, requestsOf, takeable } from './exits';
import { BPS, DAY, dayOf } from './integers';
import { claimsMoves } from './moves-claims';
import { ACTORS, FACTORY, FEED_OWNER, keyOf } from './people';
import { randomParams } from './setups';
import { balanceOf } from './shares';
import { settle } from './time';
import type { Cover, Setup, State } from './types';
import { type Action, act } from './verb';

const NO_LIMIT = (1n << 256n) - 1n;
const MOST_COVERS = 14;

/** What a history is mostly about. */
export const moods = ['staking', 'cover', 'claims', 'anything'] as const;
export type Mood = (typeof moods)[number];

/** What a move knows: the pool as it is now, and how large its stakes are. */
export type Table = { dice: Dice; setup: Setup; state: State; scale: bigint; mood: Mood };

export type Move = (table: Table) => Action | null;

/** Mostly the one whose thing it is; sometimes somebody else. */
const mostly = (dice: Dice, who: bigint): bigint => (dice.chance(92) ? who : dice.pick(ACTORS));

// ---- stakers ----

const deposit: Move = ({ dice, scale }) => {
  const assets = dice.chance(10) ? dice.edgy(3n) : dice.between(1n, scale * dice.pick([1n, 10n, 1_000n]));
  const [caller, receiver] = [dice.pick(ACTORS), dice.pick(ACTORS)];
  if (dice.chance(20)) return act('mint', caller, assets * 1_000n + dice.between(0n, 999n), receiver);
  return act('deposit', caller, assets, receiver);
};

const requestRedeem: Move = ({ dice, state }) => {
  const staked = ACTORS.filter((actor) => balanceOf(state, keyOf(actor)) > 0n);
  const owner = dice.pick(staked.length > 0 && dice.chance(95) ? staked : ACTORS);
  const caller = mostly(dice, owner);
  const shares = dice.edgy(balanceOf(state, keyOf(owner)));
  return act('requestRedeem', caller, shares, mostly(dice, owner), owner);
};

const takeExit: Move = ({ dice, setup, state }) => {
  const ready = readyNow(setup, state);
  const paid = ACTORS.filter((actor) => takeable(state, keyOf(actor), ready).shares > 0n);
  if (paid.length === 0 && dice.chance(80)) return null;
  const controller = dice.pick(paid.length > 0 ? paid : ACTORS);
  const { shares, assets } = takeable(state, keyOf(controller), ready);
  const verb = dice.pick(['redeem', 'withdraw']);
  const amount = dice.edgy(verb === 'redeem' ? shares : assets);
  return act(verb, mostly(dice, controller), amount, dice.pick(ACTORS), controller);
};

const advance: Move = ({ dice, state }) => {
  const waiting = ACTORS.filter((actor) => requestsOf(state, keyOf(actor)).length > 0);
  if (waiting.length === 0) return null;
  const controller = dice.pick(waiting);
  const { id } = dice.pick(requestsOf(state, keyOf(controller)));
  return act('advance', mostly(dice, controller), id, dice.pick(ACTORS), controller);
};

// ---- cover ----

/** What can be sold of a line now. */
function room({ setup, state }: Table, line: number): bigint {
  const now = structuredClone(state);
  settle(setup, now);
  return lineState(setup, now, line).capacity;
}

/** Mostly one that is in force or waits. */
function anyCover({ dice, state }: Table): Cover | null {
  const live = state.covers.filter((cover) => cover.rate !== 0n && cover.endDay > dayOf(state.now));
  const choice = live.length > 0 && dice.chance(90) ? live : state.covers;
  return choice.length === 0 || (live.length === 0 && dice.chance(70)) ? null : dice.pick(choice);
}

const limit = (dice: Dice): bigint => (dice.chance(95) ? NO_LIMIT : dice.between(0n, 10n ** 9n));

const buyOrQuote: Move = (table) => {
  const { dice, setup, state } = table;
  const free = state.lines.map((_line, index) => index).filter((index) => room(table, index) > 0n);
  if (free.length === 0 && dice.chance(80)) return null;
  const line = free.length > 0 && dice.chance(90) ? dice.pick(free) : dice.pick([...state.lines.keys()]);
  const product = setup.products[line];
  if (product === undefined) return null;
  const { minDays, maxDays } = product;
  const days = dice.pick([minDays, maxDays, dice.between(minDays, maxDays), dice.between(0n, maxDays + 1n)]);
  const amount = dice.edgy(room(table, line));
  const quoteOnly = state.covers.length >= MOST_COVERS || dice.chance(15);
  if (quoteOnly) return act('quote', dice.pick(ACTORS), BigInt(line) + 1n, amount, days);
  return act('buy', dice.pick(ACTORS), BigInt(line) + 1n, amount, days, limit(dice), dice.pick(ACTORS));
};

const increase: Move = (table) => {
  const { dice } = table;
  const cover = anyCover(table);
  if (cover === null) return null;
  const amount = dice.edgy(room(table, cover.line));
  if (dice.chance(15)) return act('quoteIncrease', cover.holder, cover.id, amount);
  return act('increase', mostly(dice, cover.holder), cover.id, amount, limit(dice));
};

const extend: Move = (table) => {
  const { dice } = table;
  const cover = anyCover(table);
  if (cover === null) return null;
  const days = dice.pick([1n, 7n, dice.between(0n, 60n), dice.between(0n, 366n)]);
  if (dice.chance(15)) return act('quoteExtend', cover.holder, cover.id, days);
  return act('extend', mostly(dice, cover.holder), cover.id, days, limit(dice));
};

const cancel: Move = (table) => {
  const cover = anyCover(table);
  if (cover === null) return null;
  const least = table.dice.chance(95) ? 0n : table.dice.between(0n, 10n ** 6n);
  return act('cancel', mostly(table.dice, cover.holder), cover.id, least);
};

// ---- the rest of the world ----

const push: Move = ({ dice, setup }) => {
  if (!setup.products.some((product) => product.hasSignal)) return null;
  return act('push', FEED_OWNER, dice.between(dice.pick([0n, 80_000_000n]), 110_000_000n));
};

const setParams: Move = ({ dice, state }) => {
  const fresh = dice.chance(30) ? randomParams(dice) : { ...state.params, feeBps: dice.between(0n, 3_001n) };
  if (dice.chance(30)) fresh.groupCapBps = dice.between(0n, BPS + 1n);
  return act('setParams', FACTORY, ...Object.values(fresh));
};

const payFees: Move = ({ dice, state }) => act('payFees', FACTORY, dice.pick(ACTORS), dice.edgy(state.fees));

const stressTest: Move = ({ dice, setup, state }) => {
  const lines = setup.products.map((_product, line) => BigInt(line)).filter(() => dice.chance(60));
  if (dice.chance(10)) lines.push(0n);
  const time = state.now - dice.between(0n, setup.reportDays * DAY) + (dice.chance(5) ? 100n * DAY : 0n);
  const severity = dice.pick([BPS, dice.between(0n, BPS + 1n)]);
  return act('stressTest', dice.pick(ACTORS), 0x60n, severity, time, BigInt(lines.length), ...lines);
};

function transfer(dice: Dice, state: State): Action {
  const from = dice.pick(ACTORS);
  return act('transfer', from, dice.pick(ACTORS), dice.edgy(balanceOf(state, keyOf(from))));
}

/** How often, in which moods three times as often, what. */
const moves: [number, string, Move][] = [
  [14, 'staking', deposit],
  [11, 'staking claims', requestRedeem],
  [9, 'staking claims', ({ dice }) => act('processExits', dice.pick(ACTORS))],
  [12, 'staking', takeExit],
  [3, 'staking', advance],
  [
    1,
    'staking',
    ({ dice }) => act('setOperator', dice.pick(ACTORS), dice.pick(ACTORS), dice.between(0n, 1n)),
  ],
  [2, 'staking', ({ dice, state }) => transfer(dice, state)],
  [5, 'anything', ({ dice }) => act('sync', dice.pick(ACTORS), dice.pick([0n, 1n, 2n, 3n, 1_000n]))],
  [24, 'cover', buyOrQuote],
  [9, 'cover', increase],
  [9, 'cover', extend],
  [7, 'cover', cancel],
  ...claimsMoves.map(([weight, move]): [number, string, Move] => [weight, 'claims', move]),
  [2, 'anything', setParams],
  [2, 'anything', payFees],
  [3, 'anything', stressTest],
  [2, 'cover', push],
  [1, 'anything', ({ dice, scale }) => act('donate', dice.pick(ACTORS), dice.between(0n, scale))],
];

/** What most histories begin with: somebody stakes, buys cover, and means to leave again. */
const opening: Move[] = [deposit, deposit, buyOrQuote, requestRedeem];

/** @param turn Number of moves that were made before. */
export function randomMove(table: Table, turn: number): Action {
  const first = table.dice.chance(80) ? opening[turn]?.(table) : null;
  if (first) return first;
  const weights = Object.fromEntries(
    moves.map(([weight, mood], index) => [String(index), mood.includes(table.mood) ? 3 * weight : weight]),
  );
  for (;;) {
    const [, , move] = moves[Number(table.dice.weighted(weights))] ?? [];
    const action = move?.(table) ?? null;
    if (action !== null) return action;
  }
}

/** Seconds to months until the next action; midnights and their neighbours are sought. */
export function randomPause(dice: Dice, now: bigint): bigint {
  const toMidnight = DAY - (now % DAY);
  const kind = dice.weighted({
    now: 15,
    seconds: 25,
    hours: 20,
    midnight: 15,
    days: 20,
    months: 4,
    years: 1,
  });
  if (kind === 'now') return 0n;
  if (kind === 'seconds') return dice.between(1n, 120n);
  if (kind === 'hours') return dice.between(1n, DAY);
  if (kind === 'midnight') return toMidnight - 1n + dice.between(0n, 2n) + DAY * dice.between(0n, 9n);
  if (kind === 'days') return dice.between(DAY, 20n * DAY);
  if (kind === 'months') return dice.between(20n * DAY, 200n * DAY);
  return dice.between(200n * DAY, 1_200n * DAY);
}
