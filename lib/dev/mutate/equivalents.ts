// Mutants that change no behaviour although they change the code. Each is named by its file and its diff,
// as `npm run mutate -- --list` prints it, so an entry holds only while the line is what it was.

import type { Mutant } from './mutants';

export interface Equivalent {
  file: string;
  diff: string;
  reason: string;
}

/** None is known of the contracts as they are. */
export const EQUIVALENTS: Equivalent[] = [];

export const reasonFor = ({ file, diff }: Mutant, known = EQUIVALENTS) =>
  known.find((entry) => entry.file === file && entry.diff === diff)?.reason;

/** Entries whose line is no longer there. */
export const outdated = (mutants: Mutant[], known = EQUIVALENTS) =>
  known.filter((entry) => !mutants.some(({ file, diff }) => file === entry.file && diff === entry.diff));
