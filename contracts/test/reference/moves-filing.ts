// Random filings: at times close to one another, with and without loss roots, and again from draws.

import { inForce } from './claims';
import type { Dice } from './dice';
import { DAY, max, min } from './integers';
import type { Move, MoveContext } from './moves';
import { ACTORS } from './people';
import { accountOf, LEAVES } from './roots';
import { STATUS, type State, type Verdict } from './types';
import { act } from './verb';

export const MAX_VERDICTS = 14;
const MINUTE = 60n;

/** Incidents in these statuses, with their numbers. */
export const numbered = (state: State, ...statuses: bigint[]): [bigint, Verdict][] =>
  state.claims.verdicts.flatMap((verdict, index) =>
    statuses.includes(verdict.status) ? [[BigInt(index) + 1n, verdict] as [bigint, Verdict]] : [],
  );

export const holderOf = (dice: Dice, state: State, id: number): bigint =>
  dice.chance(95) ? (state.covers[id]?.holder ?? 0n) : dice.pick(ACTORS);

/** A second of the window: often that of a verdict, or one a day or a window away from it. */
export function eventTime({ dice, setup, state }: MoveContext, product: number): bigint {
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

/** The seconds of the window in which a cover was in force. */
function insured({ setup, state }: MoveContext, id: number): { first: bigint; last: bigint } {
  const { startDay, endDay, state: status } = state.covers[id] ?? { startDay: 0n, endDay: 0n };
  const first = max(startDay * DAY, state.now - setup.reportDays * DAY);
  return { first, last: status === 'void' ? 0n : min(endDay * DAY, state.now) - 1n };
}

const isInsured = (context: MoveContext, id: number): boolean => {
  const { first, last } = insured(context, id);
  return first <= last;
};

/** Total and losses of a root. Each account lost zero to one and a half times its cover; the total is mostly the sum, sometimes less. */
function someLosses({ dice, state }: MoveContext, product: number): bigint[] {
  const losses = Array.from({ length: LEAVES }, (_, leaf) => {
    const own = state.covers.filter((each) => each.product === product && each.holder === accountOf(leaf));
    const amount = own.reduce((sum, each) => sum + each.amount, 0n);
    return dice.chance(15) ? 0n : (amount * dice.between(1n, 150n)) / 100n;
  });
  const sum = losses.reduce((total, loss) => total + loss, 0n);
  return [max(dice.pick([sum, sum / 2n, sum / 8n, dice.between(1n, sum + 1n)]), 1n), ...losses];
}

const fileWith =
  (hasRoot: (context: MoveContext, product: number) => boolean): Move =>
  (context) => {
    const { dice, state } = context;
    const all = [...state.covers.keys()];
    const usable = all.filter((id) => state.covers[id]?.left !== 0n && isInsured(context, id));
    if (state.claims.verdicts.length >= MAX_VERDICTS || all.length === 0) return null;
    if (usable.length === 0 && dice.chance(90)) return null;
    const id = dice.pick(usable.length > 0 ? usable : all);
    const product = state.covers[id]?.product ?? 0;
    const step = dice.pick([dice.between(0n, 21n), dice.between(1n, 4n), 20n]);
    const { first, last } = insured(context, id);
    const time = dice.chance(25) ? eventTime(context, product) : dice.between(first, last);
    const losses = hasRoot(context, product) ? someLosses(context, product) : [];
    if (losses.length !== 0 && dice.chance(2)) losses[0] = 0n;
    return act('file', holderOf(dice, state, id), BigInt(id) + 1n, time, step, 0n, ...losses);
  };

const needsRoot = ({ setup, dice }: MoveContext, product: number): boolean =>
  setup.listed[product]?.needsLossRoot === 1n && dice.chance(95);

/** Files a draw again by a cover that was in force. */
const fileAgain: Move = ({ dice, state }) => {
  const drawn = numbered(state, STATUS.drawn).filter(([, { until }]) => until > state.now || dice.chance(10));
  if (drawn.length === 0) return null;
  const [incident, { product, time, step, losses, lossTotal }] = dice.pick(drawn);
  const all = [...state.covers.entries()].filter(([, cover]) => cover.product === product);
  const insuredThen = all.filter(([, cover]) => inForce(cover, time) && cover.left > 0n);
  const [id] = dice.pick(insuredThen.length > 0 && dice.chance(90) ? insuredThen : all);
  const asserted = dice.chance(80) ? min(step + dice.between(0n, 3n), 20n) : dice.between(1n, 20n);
  const total = dice.chance(97) ? lossTotal : lossTotal + 1n;
  const list = losses.length === 0 || dice.chance(3) ? [] : [total, ...losses];
  return act('file', holderOf(dice, state, id), BigInt(id) + 1n, time, asserted, incident, ...list);
};

export const filingMoves: [number, string, Move][] = [
  [14, 'votes draws', fileWith(needsRoot)],
  [10, 'losses', fileWith(() => true)],
  [60, 'draws', fileAgain],
];
