// Replays histories on the contracts.

import { forge } from './forge';
import { type History, historyOf } from './history';
import { encodeHistory } from './vectors';

/** Where a history first differs: a step, and what the contracts answered or were left with. */
export type Difference = { history: History; at: number; what: string; found: string };

/** The histories of so many seeds. */
export const histories = (first: number, count: number): History[] =>
  Array.from({ length: count }, (_, index) => historyOf(first + index));

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
