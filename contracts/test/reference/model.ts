// The reference model: the economics of a pool and its ledger written a second time, plainly and slowly, from what the design and
// the interfaces say. Covers, flows, requests, fills and incidents are lists; every sum goes over all of them. Whole numbers only,
// and equal to the contracts' to the unit.
//
// It books at the same moments: the contracts accrue once in each call that changes something, and round fees and reserve down
// there. Some figures are quantised by definition, and here too: a premium rate keeps 48 bits, a refund rate 24, a fill's freed
// part 48; what losses left of an epoch keeps 18 digits. The one thing that is not worked out here is the last digit of an
// exponential, see `exponential.ts`.

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

/** What an action answers or is refused with, and the state after it. */
export type Outcome = { state: State; words: bigint[] } | { state: State; refusal: Refusal };

const purses = ['capital', 'reserve', 'unearned', 'gains', 'exiting', 'owed', 'bonds', 'fees'] as const;

/** The balance equation, in every step of every history. */
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
