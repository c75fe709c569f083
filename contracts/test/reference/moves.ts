// Random actions: anyone may do anything at any time. Most actions make sense, and amounts are often at the edges.

import type { Dice } from './dice';
import { claimOf } from './exits';
import { BPS, DAY, dayOf, min, NO_LIMIT, WAD } from './integers';
import { claimsMoves } from './moves-claims';
import { ACTORS, COVER, FACTORY, keyOf } from './people';
import { randomParams } from './setups';
import { balanceOf } from './shares';
import { capacityOf } from './solvency';
import { sync } from './time';
import type { Setup, State } from './types';
import { type Action, act } from './verb';

const MAX_COVERS = 14;

/** The theme of a history of a pool, or of the whole protocol. */
export const themes = ['staking', 'cover', 'claims', 'anything'] as const;
export const protocolThemes = ['votes', 'losses', 'draws', 'anything'] as const;
export type Theme = (typeof themes)[number] | (typeof protocolThemes)[number];

/** Input of a move: the present pool, and the size of its stakes. */
export type MoveContext = { dice: Dice; setup: Setup; state: State; scale: bigint; theme: Theme };

export type Move = (context: MoveContext) => Action | null;

/** Mostly the account that may do it; sometimes another. */
const mostly = (dice: Dice, who: bigint): bigint => (dice.chance(92) ? who : dice.pick(ACTORS));

// ---- stakers ----

export const deposit: Move = ({ dice, scale }) => {
  const assets = dice.chance(10) ? dice.edgy(3n) : dice.between(1n, scale * dice.pick([1n, 10n, 1_000n]));
  const [caller, receiver] = [dice.pick(ACTORS), dice.pick(ACTORS)];
  if (dice.chance(20)) return act('mint', caller, assets * 1_000n + dice.between(0n, 999n), receiver);
  return act('deposit', caller, assets, receiver);
};

export const requestRedeem: Move = ({ dice, state }) => {
  const staked = ACTORS.filter((actor) => balanceOf(state, keyOf(actor)) > 0n);
  const owner = dice.pick(staked.length > 0 && dice.chance(95) ? staked : ACTORS);
  const shares = dice.edgy(balanceOf(state, keyOf(owner)));
  return act('requestRedeem', mostly(dice, owner), shares, mostly(dice, owner), owner);
};

export const claimExit: Move = ({ dice, setup, state }) => {
  const paid = ACTORS.filter((actor) => claimOf(setup, state, keyOf(actor)).shares > 0n);
  if (paid.length === 0 && dice.chance(80)) return null;
  const controller = dice.pick(paid.length > 0 ? paid : ACTORS);
  const { shares, assets } = claimOf(setup, state, keyOf(controller));
  const verb = dice.pick(['redeem', 'withdraw']);
  const amount = dice.edgy(verb === 'redeem' ? shares : assets);
  return act(verb, mostly(dice, controller), amount, dice.pick(ACTORS), controller);
};

function transfer({ dice, state }: MoveContext): Action {
  const from = dice.pick(ACTORS);
  return act('transfer', from, dice.pick(ACTORS), dice.edgy(balanceOf(state, keyOf(from))));
}

// ---- cover ----

const limit = (dice: Dice): bigint => (dice.chance(95) ? NO_LIMIT : dice.between(0n, 10n ** 9n));
const signal = (dice: Dice): bigint => (dice.chance(85) ? WAD : dice.between(WAD, 10n * WAD));

/** Capacity of each product now. */
function rooms({ state }: MoveContext): bigint[] {
  const now = structuredClone(state);
  sync(now);
  return now.products.map((_product, index) => capacityOf(now, index));
}

const sellOrQuote: Move = (context) => {
  const { dice, state } = context;
  const room = rooms(context);
  const open = room.flatMap((each, index) => (each > 0n ? [index] : []));
  if (open.length === 0 && dice.chance(80)) return null;
  const product =
    open.length > 0 && dice.chance(95) ? dice.pick(open) : dice.pick([...room.keys(), room.length]);
  const startDay = dayOf(state.now) + dice.pick([0n, 1n, 2n, 2n, dice.between(0n, 20n)]);
  const endDay = startDay + dice.pick([1n, 28n, 90n, 365n, dice.between(1n, 365n)]);
  const amount = min(dice.edgy(room[product] ?? 10n), (1n << 96n) - 1n);
  const sale = [BigInt(product), amount, startDay, endDay, signal(dice)];
  if (state.covers.length >= MAX_COVERS || dice.chance(15)) return act('quote', dice.pick(ACTORS), ...sale);
  return act('sell', COVER, ...sale, limit(dice), dice.pick(ACTORS));
};

/** A cover that is neither cancelled nor over. */
function liveCover({ dice, state }: MoveContext): number | null {
  const live = state.covers.flatMap(({ state: status, endDay }, id) =>
    status === 'live' && endDay > dayOf(state.now) ? [id] : [],
  );
  return live.length === 0 ? null : dice.pick(live);
}

const extend: Move = (context) => {
  const { dice, state } = context;
  const id = liveCover(context);
  const cover = state.covers[id ?? -1];
  if (id === null || cover === undefined || cover.left === 0n) return null;
  if ((state.products[cover.product]?.endedRiskBps ?? 0n) !== 0n) return null;
  const endDay = cover.endDay + dice.pick([1n, 7n, dice.between(1n, 60n), dice.between(1n, 365n)]);
  if (dice.chance(15)) return act('quoteExtend', dice.pick(ACTORS), BigInt(id), endDay, signal(dice));
  return act('extend', COVER, BigInt(id), endDay, signal(dice), limit(dice), dice.pick(ACTORS));
};

const cancel: Move = (context) => {
  const id = liveCover(context);
  if (id === null) return null;
  if (context.dice.chance(15)) return act('quoteCancel', context.dice.pick(ACTORS), BigInt(id));
  return act('cancel', COVER, BigInt(id), context.dice.pick(ACTORS));
};

const tune: Move = ({ dice, state }) => {
  const product = dice.between(0n, BigInt(state.products.length - (dice.chance(95) ? 1 : 0)));
  const shareBps = dice.pick([dice.between(0n, 5_001n), 5_000n]);
  return act('tune', COVER, product, shareBps, dice.between(WAD / 1_100n, WAD / 10n));
};

const without: Move = ({ dice, state }) => {
  const products = [...state.products.keys()].filter(() => dice.chance(50)).map(BigInt);
  return act('without', dice.pick(ACTORS), 0x20n, BigInt(products.length), ...products);
};

const eligibleAt: Move = ({ dice, setup, state }) => {
  const event = state.now - dice.between(0n, setup.reportDays * DAY);
  return act('eligibleAt', dice.pick(ACTORS), dice.between(0n, BigInt(state.products.length - 1)), event);
};

// ---- other actions ----

const setParams: Move = ({ dice, state }) => {
  const fresh = dice.chance(30) ? randomParams(dice) : { ...state.params, feeBps: dice.between(0n, 3_001n) };
  if (dice.chance(30)) fresh.groupCapBps = dice.between(0n, BPS + 1n);
  return act('setParams', FACTORY, ...Object.values(fresh));
};

const payFees: Move = ({ dice, state }) => act('payFees', FACTORY, dice.pick(ACTORS), dice.edgy(state.fees));

const donate: Move = ({ dice, scale }) => act('donate', dice.pick(ACTORS), dice.between(0n, scale));

/** Weight of each action, and of the actions that a theme makes three times as frequent. */
const moves: [number, string, Move][] = [
  [14, 'staking', deposit],
  [11, 'staking claims', requestRedeem],
  [11, 'staking claims', ({ dice }) => act('processExits', dice.pick(ACTORS))],
  [12, 'staking', claimExit],
  [
    1,
    'staking',
    ({ dice }) => act('setOperator', dice.pick(ACTORS), dice.pick(ACTORS), dice.between(0n, 1n)),
  ],
  [2, 'staking', transfer],
  [5, 'anything', ({ dice }) => act('sync', dice.pick(ACTORS), dice.pick([0n, 1n, 2n, 3n, 1_000n]))],
  [24, 'cover', sellOrQuote],
  [9, 'cover', extend],
  [7, 'cover', cancel],
  [2, 'cover', tune],
  ...claimsMoves.map(([weight, move]): [number, string, Move] => [weight, 'claims', move]),
  [3, 'staking claims', donate],
  [2, 'anything', setParams],
  [2, 'anything', payFees],
  [2, 'anything', without],
  [2, 'claims', eligibleAt],
  [1, 'anything', ({ dice }) => act('pause', FACTORY, dice.between(0n, 8n))],
  [1, 'anything', ({ dice, scale }) => act('give', dice.pick(ACTORS), dice.between(0n, scale))],
];

/** How most histories begin: somebody stakes, cover is sold, and somebody requests an exit. */
const opening: Move[] = [deposit, deposit, sellOrQuote, requestRedeem];

/** @param turn Number of earlier moves. */
export function randomMove(context: MoveContext, turn: number): Action {
  const first = context.dice.chance(80) ? opening[turn]?.(context) : null;
  if (first) return first;
  const weights = Object.fromEntries(
    moves.map(([weight, theme], index) => [
      String(index),
      theme.includes(context.theme) ? 3 * weight : weight,
    ]),
  );
  for (;;) {
    const [, , move] = moves[Number(context.dice.weighted(weights))] ?? [];
    const action = move?.(context) ?? null;
    if (action !== null) return action;
  }
}

/** Seconds to months until the next action, often to midnight or a second next to it. */
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
