// Random actions on the whole protocol: cover is bought, extended and cancelled, losses are proven at times that seek one another's
// neighbourhood, and covers collect in any order.

import { collectable, inForce } from './claims';
import type { Dice } from './dice';
import { bondsOwed } from './filing';
import { DAY, dayOf, max, min, NO_LIMIT } from './integers';
import { claimExit, deposit, type Move, randomPause, requestRedeem, type Table } from './moves';
import { ACTORS, FACTORY } from './people';
import { capacityOf } from './solvency';
import { sync } from './time';
import { STATUS, type State, type Verdict } from './types';
import { type Action, act } from './verb';

const MAX_COVERS = 12;
const MAX_VERDICTS = 14;
const MINUTE = 60n;

const holderOf = (dice: Dice, state: State, id: number): bigint =>
  dice.chance(95) ? (state.covers[id]?.holder ?? 0n) : dice.pick(ACTORS);

const buy: Move = ({ dice, setup, state }) => {
  if (state.covers.length >= MAX_COVERS) return null;
  const now = structuredClone(state);
  sync(now);
  const product = Number(dice.between(0n, BigInt(setup.products.length - 1)));
  const room = capacityOf(now, product);
  if (room === 0n && dice.chance(80)) return null;
  const { minDays, maxDays } = setup.listed[product] ?? { minDays: 1n, maxDays: 1n };
  const days = dice.chance(5)
    ? maxDays + 1n
    : dice.pick([minDays, dice.between(minDays, maxDays), min(30n, maxDays)]);
  const amount = dice.chance(70) ? room / dice.between(2n, 12n) : dice.edgy(room);
  return act('buy', dice.pick(ACTORS), BigInt(product) + 1n, amount, days, NO_LIMIT, dice.pick(ACTORS));
};

const change: Move = ({ dice, state }) => {
  const live = [...state.covers.keys()].filter((id) => state.covers[id]?.state === 'live');
  if (live.length === 0) return null;
  const id = dice.pick(live);
  const caller = holderOf(dice, state, id);
  if (dice.chance(50)) return act('cancelCover', caller, BigInt(id) + 1n, 0n);
  return act('extendCover', caller, BigInt(id) + 1n, dice.between(0n, 40n), NO_LIMIT);
};

/** A second of the window: often near a verdict, a day or a window from it, or the very same. */
function eventTime({ dice, setup, state }: Table, product: number): bigint {
  const oldest = state.now - setup.reportDays * DAY;
  const known = state.claims.verdicts.filter((verdict) => verdict.product === product);
  if (known.length === 0 || dice.chance(30)) return dice.between(oldest - MINUTE, state.now);
  const from = dice.pick(known).time;
  const steps = [
    0n,
    DAY,
    DAY + 1n,
    setup.reportDays * DAY,
    setup.reportDays * DAY + 1n,
    dice.between(0n, 2n * DAY),
  ];
  return from + dice.pick([-1n, 1n]) * dice.pick(steps);
}

const prove: Move = (table) => {
  const { dice, setup, state } = table;
  if (state.claims.verdicts.length >= MAX_VERDICTS) return null;
  const product = Number(dice.between(0n, BigInt(setup.products.length - 1)));
  const inForce = state.covers.filter(
    (cover) =>
      cover.product === product && cover.startDay <= dayOf(state.now) && cover.endDay > dayOf(state.now),
  );
  if (inForce.length === 0 && dice.chance(85)) return null;
  const severity = dice.pick([dice.between(1n, 20n) * 500n, dice.between(1n, 10_000n), 10_000n]);
  return act('prove', dice.pick(ACTORS), BigInt(product) + 1n, eventTime(table, product), severity);
};

/** A second of the window in which a cover was in force, if there is one. */
function insured({ dice, setup, state }: Table, id: number): bigint {
  const { startDay, endDay } = state.covers[id] ?? { startDay: 0n, endDay: 0n };
  const oldest = max(startDay * DAY, state.now - setup.reportDays * DAY);
  return dice.between(oldest, min(endDay * DAY, state.now) - 1n);
}

const file: Move = (table) => {
  const { dice, state } = table;
  const usable = [...state.covers.keys()].filter((id) => state.covers[id]?.left !== 0n);
  if (state.claims.verdicts.length >= MAX_VERDICTS || usable.length === 0) return null;
  const id = dice.pick(usable);
  const step = dice.pick([dice.between(0n, 21n), dice.between(1n, 4n), 20n]);
  const time = dice.chance(30) ? eventTime(table, state.covers[id]?.product ?? 0) : insured(table, id);
  return act('file', holderOf(dice, state, id), BigInt(id) + 1n, time, step, 0n);
};

/** A draw is filed again by a cover that was in force. */
const fileAgain: Move = ({ dice, state }) => {
  const drawn = numbered(state, STATUS.drawn).filter(([, { until }]) => until > state.now || dice.chance(10));
  if (drawn.length === 0) return null;
  const [incident, { product, time, step }] = dice.pick(drawn);
  const all = [...state.covers.entries()].filter(([, cover]) => cover.product === product);
  const insuredThen = all.filter(([, cover]) => inForce(cover, time) && cover.left > 0n);
  const [id] = dice.pick(insuredThen.length > 0 && dice.chance(90) ? insuredThen : all);
  const asserted = dice.chance(80) ? min(step + dice.between(0n, 3n), 20n) : dice.between(1n, 20n);
  return act('file', holderOf(dice, state, id), BigInt(id) + 1n, time, asserted, incident);
};

const numbered = (state: State, ...statuses: bigint[]): [bigint, Verdict][] =>
  state.claims.verdicts.flatMap((verdict, index) =>
    statuses.includes(verdict.status) ? [[BigInt(index) + 1n, verdict] as [bigint, Verdict]] : [],
  );

/** What moves an incident on, whether its phase is over or not. */
const proceed: Move = ({ dice, state }) => {
  const open = numbered(state, STATUS.filed, STATUS.voting, STATUS.decided, STATUS.escalated, STATUS.drawn);
  if (open.length === 0) return null;
  const [incident, { status, step }] = dice.pick(open);
  if (status === STATUS.voting) return act('tally', dice.pick(ACTORS), incident);
  if (status === STATUS.escalated && dice.chance(65))
    return act('rule', FACTORY, incident, dice.pick([0n, step, dice.between(0n, step + 1n)]));
  if (status === STATUS.escalated) return act('tally', dice.pick(ACTORS), incident);
  if (status === STATUS.filed && dice.chance(30)) return act('challenge', dice.pick(ACTORS), incident);
  return act('finalize', dice.pick(ACTORS), incident);
};

const collectBond: Move = ({ dice, state }) => {
  const count = state.claims.verdicts.length;
  if (count === 0) return null;
  const owed = state.claims.verdicts.flatMap((verdict, index) =>
    bondsOwed(verdict).flatMap((due, party) =>
      due > 0n ? [[BigInt(index) + 1n, BigInt(party)] as const] : [],
    ),
  );
  const any = [dice.between(1n, BigInt(count)), dice.between(0n, 2n)] as const;
  const [incident, party] = owed.length > 0 && dice.chance(90) ? dice.pick(owed) : any;
  return act('collectBond', dice.pick(ACTORS), incident, party);
};

const collect: Move = ({ dice, state }) => {
  const { verdicts } = state.claims;
  if (verdicts.length === 0 || state.covers.length === 0) return null;
  const ready = verdicts.flatMap((verdict, index) =>
    (verdict.status === STATUS.accepted ? state.covers : []).flatMap((_cover, id) =>
      collectable(state, verdict, id) > 0n ? [[index, id] as const] : [],
    ),
  );
  const any = [dice.between(0n, BigInt(verdicts.length)), dice.between(0n, BigInt(state.covers.length - 1))];
  const [incident, cover] = ready.length > 0 && dice.chance(90) ? dice.pick(ready) : any;
  return act('collect', dice.pick(ACTORS), BigInt(incident ?? 0) + 1n, BigInt(cover ?? 0) + 1n);
};

const returnUncollected: Move = ({ dice, state }) => {
  const count = state.claims.verdicts.length;
  return count === 0 ? null : act('returnUncollected', dice.pick(ACTORS), dice.between(1n, BigInt(count)));
};

const moves: [number, Move][] = [
  [6, deposit],
  [4, requestRedeem],
  [5, ({ dice }) => act('processExits', dice.pick(ACTORS))],
  [4, claimExit],
  [22, buy],
  [8, change],
  [20, prove],
  [14, file],
  [60, fileAgain],
  [26, proceed],
  [6, collectBond],
  [26, collect],
  [3, returnUncollected],
];

const opening: Move[] = [deposit, deposit, buy, buy, buy];

export function protocolMove(table: Table, turn: number): Action {
  const first = opening[turn]?.(table);
  if (first) return first;
  const weights = Object.fromEntries(moves.map(([weight], index) => [String(index), weight]));
  for (;;) {
    const [, move] = moves[Number(table.dice.weighted(weights))] ?? [];
    const action = move?.(table) ?? null;
    if (action !== null) return action;
  }
}

/** After the first purchases their waiting days pass; then hours and days, to the ends of phases, rarely years. */
export function protocolPause(dice: Dice, { now, claims }: State, turn: number): bigint {
  const ends = claims.verdicts
    .map(({ status, until }) => (status < STATUS.drawn && status !== STATUS.escalated ? until : until - DAY))
    .filter((until) => until > now);
  if (turn === opening.length) return dice.between(2n * DAY, 5n * DAY);
  if (turn < opening.length) return dice.between(0n, 120n);
  if (dice.chance(2)) return dice.between(360n * DAY, 380n * DAY);
  if (ends.length > 0 && dice.chance(35)) return dice.pick(ends) - now - dice.pick([0n, 0n, 0n, 1n]);
  if (dice.chance(75)) return dice.between(0n, DAY);
  return dice.chance(90) ? dice.between(0n, 3n * DAY) : randomPause(dice, now);
}
