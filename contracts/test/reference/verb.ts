// A verb: how a function of the contracts is called, and what the model does with the same arguments.

import type { Setup, State } from './types';

export const targets = ['pool', 'replay', 'cover', 'claims', 'assessors'] as const;
export type Target = (typeof targets)[number];

/** One call. Its arguments are the words of the calldata, unless its verb computes them from the state. */
export type Action = { verb: string; caller: bigint; args: bigint[] };

export const act = (verb: string, caller: bigint, ...args: bigint[]): Action => ({ verb, caller, args });

export type Verb = {
  target: Target;
  signature: string;
  /** A view, which changes nothing. */
  view?: boolean;
  /** Words of the calldata, if they differ from the arguments: covers and incidents are named by their number in the model. */
  calldata?: (state: State, args: bigint[]) => bigint[];
  run: (setup: Setup, state: State, caller: bigint, args: bigint[]) => bigint[];
};

/** The argument at an index, which must exist. */
export function word(args: bigint[], index: number): bigint {
  const value = args[index];
  if (value === undefined) throw new Error(`An action lacks its argument ${index}.`);
  return value;
}
