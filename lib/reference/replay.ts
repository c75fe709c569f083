// Lives through histories in the model, with the chain's exponentials, and replays them on the contracts.

import { encodeAbiParameters } from 'viem';
import { learn, takeAsked } from './exponential';
import { forge } from './forge';
import { type History, historyOf } from './history';
import { encodeHistory, wordsOf } from './vectors';

/** Exponentials in one line of a file. */
const CHUNK = 2_000;

/** Where a history first differs: a step, and what the contracts answered or were left with. */
export type Difference = { history: History; at: number; what: string; found: string };

/** Asks the chain for the exponentials of these arguments. */
async function learnFromChain(missing: bigint[]): Promise<void> {
  const chunks = Array.from({ length: Math.ceil(missing.length / CHUNK) }, (_, index) =>
    missing.slice(index * CHUNK, (index + 1) * CHUNK),
  );
  const lines = chunks.map((chunk) => encodeAbiParameters([{ type: 'int256[]' }], [chunk]));
  const answers = await forge('test_Exponentials', 'REFERENCE_EXPONENTIALS', lines);
  chunks.forEach((chunk, index) => {
    const values = wordsOf(answers[index] ?? '');
    chunk.forEach((x, place) => {
      learn(x, values[place] ?? 0n);
    });
  });
}

/** What `makers` make, each until it asks for no exponential that the chain did not give: one changes the next. */
export async function withChainExponentials(makers: (() => History)[]): Promise<History[]> {
  const made: History[] = [];
  let unsure = makers.map((make, index) => ({ make, index }));
  while (unsure.length > 0) {
    const missing = new Set<bigint>();
    unsure = unsure.filter(({ make, index }) => {
      made[index] = make();
      const asked = takeAsked();
      for (const x of asked) missing.add(x);
      return asked.length > 0;
    });
    if (missing.size > 0) await learnFromChain([...missing]);
  }
  return made;
}

/** The histories of so many seeds. */
export const histories = (first: number, count: number): Promise<History[]> =>
  withChainExponentials(Array.from({ length: count }, (_, index) => () => historyOf(first + index)));

/** Replays histories; gives where each that differs does so first. */
export async function replay(list: History[]): Promise<Difference[]> {
  const lines = await forge('test_Histories', 'REFERENCE_FILE', list.map(encodeHistory));
  return lines.map((line) => parse(list, line));
}

function parse(list: History[], line: string): Difference {
  const [index, at, what, found] = line.split(' ');
  const history = list[Number(index)];
  if (history === undefined || what === undefined || found === undefined)
    throw new Error(`The replay wrote what nobody understands: ${line}`);
  return { history, at: Number(at), what, found };
}
