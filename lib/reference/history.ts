// A history: a pool, what was done to it and when, what each action answered, and what the pool said after it.

import { Dice } from './dice';
import type { Refusal } from './integers';
import { perform } from './model';
import { moods, randomMove, randomPause } from './moves';
import { observe, type Seen } from './observe';
import { randomSetup } from './setups';
import { firstState } from './start';
import type { Setup, State } from './types';
import type { Action } from './verb';

export type Step = {
  time: bigint;
  action: Action;
  /** What the model answered: words, or the error it refuses with. */
  words: bigint[];
  refusal: Refusal | null;
  after: Seen[];
};

export type History = { seed: number; setup: Setup; steps: Step[]; end: State };

export type Move = { time: bigint; action: Action };

const STEPS = { least: 25n, most: 50n };

function stepOf(setup: Setup, state: State, action: Action, turn: number): { step: Step; state: State } {
  const outcome = perform(setup, state, action);
  const refusal = 'refusal' in outcome ? outcome.refusal : null;
  const words = 'words' in outcome ? outcome.words : [];
  const after = observe(setup, outcome.state, turn);
  return { step: { time: state.now, action, words, refusal, after }, state: outcome.state };
}

/** The history that a seed stands for. */
export function historyOf(seed: number): History {
  const dice = new Dice(seed);
  const { setup, scale } = randomSetup(dice);
  const mood = dice.pick(moods);
  let state = firstState(setup);
  const steps: Step[] = [];
  const count = Number(dice.between(STEPS.least, STEPS.most));
  for (let i = 0; i < count; i++) {
    state.now += i === 0 ? 1n : randomPause(dice, state.now);
    const done = stepOf(setup, state, randomMove({ dice, setup, state, scale, mood }, i), i);
    state = done.state;
    steps.push(done.step);
  }
  return { seed, setup, steps, end: state };
}

/** The same pool, living through other moves. */
export function relive({ seed, setup }: History, moves: Move[]): History {
  let state = firstState(setup);
  const steps = moves.map(({ time, action }, turn) => {
    state.now = time;
    const done = stepOf(setup, state, action, turn);
    state = done.state;
    return done.step;
  });
  return { seed, setup, steps, end: state };
}
