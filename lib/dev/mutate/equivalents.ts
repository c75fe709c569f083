// Mutants that change the code but not its behaviour. Each entry is a file and a diff, as `npm run mutate -- --list` prints it, so
// it holds only as long as the line is unchanged.

import type { Mutant } from './mutants';

export interface Equivalent {
  file: string;
  diff: string;
  reason: string;
}

/** None is known. */
const EQUIVALENTS: Equivalent[] = [];

export const reasonFor = ({ file, diff }: Mutant, known = EQUIVALENTS) =>
  known.find((entry) => entry.file === file && entry.diff === diff)?.reason;

/** Entries that match no mutant, because their line has changed. */
export const outdated = (mutants: Mutant[], known = EQUIVALENTS) =>
  known.filter((entry) => !mutants.some(({ file, diff }) => file === entry.file && diff === entry.diff));
