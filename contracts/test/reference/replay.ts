// Replays histories on the contracts.

import { forge } from './forge';
import { type History, historyOf, type World } from './history';
import { encodeHistory } from './vectors';

/** The test that replays histories of each kind. */
const TESTS: Record<World, string> = { pool: 'test_Histories', protocol: 'test_Claims' };

/** Where a history first differs: the step, and the contracts' answer or state. */
export type Difference = { history: History; at: number; what: string; found: string };

/** The histories of consecutive seeds. */
export const histories = (world: World, first: number, count: number): History[] =>
  Array.from({ length: count }, (_, index) => historyOf(world, first + index));

/** Replays histories. Returns the first difference of each that differs. */
export async function replay(list: History[]): Promise<Difference[]> {
  const [first] = list;
  if (first === undefined) return [];
  const lines = await forge(TESTS[first.world], list.map(encodeHistory));
  return lines.map((line) => parse(list, line));
}

function parse(list: History[], line: string): Difference {
  const [index, at, what, found] = line.split(' ');
  const history = list[Number(index)];
  if (history === undefined || what === undefined || found === undefined)
    throw new Error(`The replay wrote what nobody understands: ${line}`);
  return { history, at: Number(at), what, found };
}
