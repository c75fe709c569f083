// The reference model: the economics of a pool written a second time, plainly and slowly, from what the design and the
// interfaces say. Covers, parts of covers, premium flows, requests, batches and incidents are lists; every sum goes over
// all of them. Whole numbers only, and equal to the contracts' to the unit.
//
// It is the same at the same moments: the contracts accrue once in each call that changes something, and round fees and
// reserve down there; sales leave what was earned undistributed until the next sync. So does the model. Two things are
// quantised by definition: a premium rate keeps 48 bits, utilisation is measured in 2^-40 of a second. The one thing that is
// not worked out here is the last digit of an exponential, see `exponential.ts`.

import { Refusal } from './integers';
import type { Setup, State } from './types';
import type { Action, Verb } from './verb';
import { verbs as coverVerbs } from './verbs-cover';
import { verbs as deskVerbs } from './verbs-desk';
import { verbs as stakeVerbs } from './verbs-stake';

const verbs: Record<string, Verb> = { ...stakeVerbs, ...coverVerbs, ...deskVerbs };

export function verbOf(name: string): Verb {
  const verb = verbs[name];
  if (verb === undefined) throw new Error(`There is no verb ${name}.`);
  return verb;
}

/** What an action answers or is refused with, and the state after it. */
export type Outcome = { state: State; words: bigint[] } | { state: State; refusal: Refusal };

const purses = [
  'capital',
  'reserve',
  'unearned',
  'exiting',
  'owed',
  'bonds',
  'fees',
  'balance',
  'supply',
] as const;

function requireSound(state: State, action: Action): void {
  for (const purse of purses)
    if (state[purse] < 0n) throw new Error(`The model's ${purse} fell below zero in ${action.verb}.`);
}

export function perform(setup: Setup, state: State, action: Action): Outcome {
  const { run, view } = verbOf(action.verb);
  const after = structuredClone(state);
  try {
    const words = run(setup, after, action.caller, action.args);
    requireSound(after, action);
    return { state: view ? state : after, words };
  } catch (error) {
    if (error instanceof Refusal) return { state, refusal: error };
    throw error;
  }
}
