// Mutants that change no behaviour although they change the code. Each is named by its file and its diff,
// as `npm run mutate -- --list` prints it, so an entry holds only while the line is what it was.

import type { Mutant } from './mutants';

export interface Equivalent {
  file: string;
  diff: string;
  reason: string;
}

const SHORT_STRING = 'ShortStrings.toShortString reverts with an error of the same name and arguments';

const shortStrings: Equivalent[] = ['libraries/ProductLib t.name', 'pool/PoolBase text'].flatMap((where) => {
  const [file = '', name = ''] = where.split(' ');
  const rule = (limit: string) =>
    `require(bytes(${name}).length ${limit}, ErrorsLib.StringTooLong(${name}));`;
  const diffs = [`[-${rule('< 32')}-]{+{}+}`, rule('<{+=+} 32'), rule('< [-32-]{+33+}')];
  return diffs.map((diff) => ({ file: `contracts/src/${file}.sol`, diff, reason: SHORT_STRING }));
});

export const EQUIVALENTS: Equivalent[] = [
  ...shortStrings,
  {
    file: 'contracts/src/libraries/ExitLib.sol',
    diff: 'Payable memory all = Payable(ready.heldUntil, 0, [-0-]{+1+}, 0);',
    reason: 'a segment asks only until when batches are payable',
  },
];

export const reasonFor = ({ file, diff }: Mutant, known = EQUIVALENTS) =>
  known.find((entry) => entry.file === file && entry.diff === diff)?.reason;

/** Entries whose line is no longer there. */
export const outdated = (mutants: Mutant[], known = EQUIVALENTS) =>
  known.filter((entry) => !mutants.some(({ file, diff }) => file === entry.file && diff === entry.diff));
