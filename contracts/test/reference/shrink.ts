// Shortens a history that differs by leaving out steps as long as it still differs.

import { type History, rerun } from './history';
import { type Difference, replay } from './replay';

const ROUNDS = 6;

/** The history without some steps and without those after the difference; null if the model cannot run it. */
function without({ history, at }: Difference, left: Set<number>): History | null {
  const moves = history.steps.slice(0, at + 1).filter((_step, index) => !left.has(index));
  try {
    return rerun(history, moves);
  } catch {
    return null;
  }
}

const shortest = (differences: Difference[]): Difference | undefined =>
  [...differences].sort((a, b) => a.at - b.at)[0];

/** A difference of the same kind after the same call. Another one would be another failure. */
const isSame = (one: Difference, other: Difference): boolean =>
  one.what === other.what &&
  one.history.steps[one.at]?.action.verb === other.history.steps[other.at]?.action.verb;

/** Leaves out all steps that can be left out alone: together if that works, otherwise one. */
async function shorter(found: Difference): Promise<Difference | undefined> {
  const tries = Array.from({ length: found.at }, (_, index) => ({
    index,
    history: without(found, new Set([index])),
  }));
  const possible = tries.filter(({ history }) => history !== null);
  const histories = possible.flatMap(({ history }) => history ?? []);
  const alone = (await replay(histories)).filter((each) => isSame(each, found));
  const idle = alone.map(({ history }) => possible[histories.indexOf(history)]?.index ?? -1);
  const together = without(found, new Set(idle));
  const all = together === null ? [] : await replay([together]);
  return shortest([...all.filter((each) => isSame(each, found)), ...alone]);
}

/** The shortest of the histories that differ, shortened further if possible. */
export async function shrink(differences: Difference[]): Promise<Difference> {
  let found = shortest(differences);
  if (found === undefined) throw new Error('Nothing differs.');
  for (let round = 0; round < ROUNDS && found.at > 0; round++) {
    const next = await shorter(found);
    if (next === undefined || next.at >= found.at) break;
    found = next;
  }
  return found;
}
