// The reference model: a second implementation of a pool and its ledger, written from the design and the interfaces to be simple, not
// fast. Covers, flows, requests, fills and incidents are lists, and every sum is computed over all of them. It uses only integers, and
// equals the contracts to the unit.
//
// It books at the same times as the contracts: they accrue once in each call that changes something, and round fees and reserve down
// then. Quantities that are defined with limited precision have the same precision here: a premium rate has 48 bits, a refund rate 24,
// a fill's freed part 48, an epoch's remaining part after losses 18 digits. Only the last digit of an exponential is not computed
// here; see `exponential.ts`.

import { Refusal } from './integers';
import type { Setup, State } from './types';
import type { Action, Verb } from './verb';
import { verbs as assessorVerbs } from './verbs-assessors';
import { verbs as claimsVerbs } from './verbs-claims';
import { verbs as coverVerbs } from './verbs-cover';
import { verbs as protocolVerbs } from './verbs-protocol';
import { verbs as stakeVerbs } from './verbs-stake';

const verbs: Record<string, Verb> = {
  ...stakeVerbs,
  ...coverVerbs,
  ...claimsVerbs,
  ...protocolVerbs,
  ...assessorVerbs,
};

export function verbOf(name: string): Verb {
  const verb = verbs[name];
  if (verb === undefined) throw new Error(`There is no verb ${name}.`);
  return verb;
}

/** The answer of an action or its error, and the state after it. */
export type Outcome = { state: State; words: bigint[] } | { state: State; refusal: Refusal };

const purses = ['capital', 'reserve', 'unearned', 'gains', 'exiting', 'owed', 'bonds', 'fees'] as const;

/** The balance equation, checked in every step of every history. */
function requireSound(state: State, { verb }: Action): void {
  for (const purse of purses)
    if (state[purse] < 0n) throw new Error(`The model's ${purse} fell below zero in ${verb}.`);
  const booked = purses.reduce((sum, purse) => sum + state[purse], 0n);
  if (state.balance < booked)
    throw new Error(`The model's balance does not reach what is booked after ${verb}.`);
}

export function perform(setup: Setup, state: State, action: Action): Outcome {
  const { run, view } = verbOf(action.verb);
  const after = structuredClone(state);
  try {
    const words = run(setup, after, action.caller, action.args);
    if (view) return { state, words };
    requireSound(after, action);
    return { state: after, words };
  } catch (error) {
    if (error instanceof Refusal) return { state, refusal: error };
    throw error;
  }
}
