// What a verb is: how the contracts are called, and what the model makes of the same words.

import type { Setup, State } from './types';

export const targets = ['pool', 'replay', 'cover', 'claims', 'assessors'] as const;
export type Target = (typeof targets)[number];

/** One call. Its arguments are the words of its calldata, unless its verb makes them of the state. */
export type Action = { verb: string; caller: bigint; args: bigint[] };

export const act = (verb: string, caller: bigint, ...args: bigint[]): Action => ({ verb, caller, args });

export type Verb = {
  target: Target;
  signature: string;
  /** A view leaves nothing behind. */
  view?: boolean;
  /** Words of the calldata, when they are not the arguments: a cover or an incident is named by its number in the model. */
  calldata?: (state: State, args: bigint[]) => bigint[];
  run: (setup: Setup, state: State, caller: bigint, args: bigint[]) => bigint[];
};

/** The argument at a place, which must be there. */
export function word(args: bigint[], place: number): bigint {
  const value = args[place];
  if (value === undefined) throw new Error(`An action lacks its argument ${place}.`);
  return value;
}
