// A history: a pool, its actions with their times, the answer of each action, and the pool's state after it.

import { Dice } from './dice';
import type { Refusal } from './integers';
import { perform, verbOf } from './model';
import { protocolThemes, randomMove, randomPause, themes } from './moves';
import { protocolMove, protocolPause } from './moves-protocol';
import { observe, type Seen } from './observe';
import { randomProtocol, randomSetup } from './setups';
import { firstState } from './start';
import type { Setup, State } from './types';
import type { Action } from './verb';

export type Step = {
  time: bigint;
  action: Action;
  /** Words of the calldata, computed from the model's state. */
  calldata: bigint[];
  /** The model's answer: words, or the error. */
  words: bigint[];
  refusal: Refusal | null;
  after: Seen[];
};

export type History = { seed: number; world: World; setup: Setup; steps: Step[]; end: State };

export type Move = { time: bigint; action: Action };

const STEPS: Record<World, [bigint, bigint]> = { pool: [25n, 50n], protocol: [40n, 70n] };

function stepOf(setup: Setup, state: State, action: Action): { step: Step; state: State } {
  const calldata = verbOf(action.verb).calldata?.(state, action.args) ?? action.args;
  const outcome = perform(setup, state, action);
  const refusal = 'refusal' in outcome ? outcome.refusal : null;
  const words = 'words' in outcome ? outcome.words : [];
  const after = observe(setup, outcome.state);
  return { step: { time: state.now, action, calldata, words, refusal, after }, state: outcome.state };
}

/** What histories are about: a pool and its ledger, or the whole protocol. */
export type World = 'pool' | 'protocol';

/** The history of a seed. */
export function historyOf(world: World, seed: number): History {
  const dice = new Dice(seed);
  const { setup, scale } = world === 'pool' ? randomSetup(dice) : randomProtocol(dice);
  const theme = dice.pick(world === 'pool' ? themes : protocolThemes);
  let state = firstState(setup);
  const steps: Step[] = [];
  const count = Number(dice.between(...STEPS[world]));
  for (let i = 0; i < count; i++) {
    const context = { dice, setup, state, scale, theme };
    state.now += world === 'pool' ? (i === 0 ? 1n : randomPause(dice, state.now)) : protocolPause(context, i);
    const action = world === 'pool' ? randomMove(context, i) : protocolMove(context, i);
    const done = stepOf(setup, state, action);
    state = done.state;
    steps.push(done.step);
  }
  return { seed, world, setup, steps, end: state };
}

/** A history of the same pool with other moves. */
export function rerun({ seed, world, setup }: History, moves: Move[]): History {
  let state = firstState(setup);
  const steps = moves.map(({ time, action }) => {
    state.now = time;
    const done = stepOf(setup, state, action);
    state = done.state;
    return done.step;
  });
  return { seed, world, setup, steps, end: state };
}
