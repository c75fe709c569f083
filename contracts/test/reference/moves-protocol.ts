// Random actions on the whole protocol: cover is bought, extended and cancelled, and its claims are filed, decided and paid.

import { canProve } from './claims';
import { DAY, dayOf, min, NO_LIMIT } from './integers';
import { claimExit, deposit, type Move, type MoveContext, randomPause, requestRedeem } from './moves';
import { collectionMoves } from './moves-collecting';
import { eventTime, filingMoves, holderOf, MAX_VERDICTS } from './moves-filing';
import { isRevealing, stakeVotes, votingMoves } from './moves-votes';
import { ACTORS } from './people';
import { capacityOf } from './solvency';
import { sync } from './time';
import { STATUS, type State } from './types';
import { type Action, act } from './verb';
import { canVote } from './votes';

const MAX_COVERS = 12;

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

const prove: Move = (context) => {
  const { dice, setup, state } = context;
  if (state.claims.verdicts.length >= MAX_VERDICTS) return null;
  const provable = [...setup.listed.keys()].filter((each) => canProve(setup, each));
  if (provable.length === 0 && dice.chance(95)) return null;
  const product = dice.pick(provable.length > 0 && dice.chance(97) ? provable : [...setup.listed.keys()]);
  const inForce = state.covers.filter(
    (cover) =>
      cover.product === product && cover.startDay <= dayOf(state.now) && cover.endDay > dayOf(state.now),
  );
  if (inForce.length === 0 && dice.chance(85)) return null;
  const severity = dice.pick([dice.between(1n, 20n) * 500n, dice.between(1n, 10_000n), 10_000n]);
  return act('prove', dice.pick(ACTORS), BigInt(product) + 1n, eventTime(context, product), severity);
};

/** Weight of each action, and of the actions that a theme makes three times as frequent. */
const moves: [number, string, Move][] = [
  [6, '', deposit],
  [4, '', requestRedeem],
  [5, '', ({ dice }) => act('processExits', dice.pick(ACTORS))],
  [4, '', claimExit],
  [22, '', buy],
  [8, '', change],
  [14, 'anything', prove],
  ...filingMoves,
  ...votingMoves,
  ...collectionMoves,
];

const opening: Move[] = [deposit, deposit, stakeVotes, stakeVotes, buy, buy, buy];

export function protocolMove(context: MoveContext, turn: number): Action {
  const first = opening[turn]?.(context);
  if (first) return first;
  const weights = Object.fromEntries(
    moves.map(([weight, theme], index) => [
      String(index),
      theme.split(' ').includes(context.theme) ? 3 * weight : weight,
    ]),
  );
  for (;;) {
    const [, , move] = moves[Number(context.dice.weighted(weights))] ?? [];
    const action = move?.(context) ?? null;
    if (action !== null) return action;
  }
}

/** Mostly a time at which a phase ends; for the arbiter's phase, a day earlier. */
const endsOf = ({ now, claims }: State): bigint[] =>
  claims.verdicts
    .flatMap(({ status, until, vote }) => {
      if (vote !== null && status === STATUS.voting)
        return [now < vote.commitUntil ? vote.commitUntil : until];
      return [status < STATUS.drawn && status !== STATUS.escalated ? until : until - DAY];
    })
    .filter((until) => until > now);

/** Whether somebody can still commit or reveal. */
const isVoting = (state: State): boolean =>
  state.claims.verdicts.some((verdict) => {
    const { vote, status } = verdict;
    if (vote === null || status !== STATUS.voting) return false;
    if (state.now < vote.commitUntil) return ACTORS.some((who) => canVote(state, verdict, who));
    return isRevealing(state, vote) && Object.values(vote.ballots).some(({ stage }) => stage === 'hidden');
  });

/** After the first purchases, their waiting days pass; then hours and days, to the ends of phases, rarely years. */
export function protocolPause({ dice, state, theme }: MoveContext, turn: number): bigint {
  if (turn === opening.length) return dice.between(2n * DAY, 5n * DAY);
  if (turn < opening.length) return dice.between(0n, 120n);
  if (theme === 'votes' && isVoting(state) && dice.chance(85)) return dice.between(0n, 7_200n);
  if (dice.chance(2)) return dice.between(360n * DAY, 380n * DAY);
  const ends = endsOf(state);
  if (ends.length > 0 && dice.chance(35)) return dice.pick(ends) - state.now - dice.pick([0n, 0n, 0n, 1n]);
  if (dice.chance(75)) return dice.between(0n, DAY);
  return dice.chance(90) ? dice.between(0n, 3n * DAY) : randomPause(dice, state.now);
}
