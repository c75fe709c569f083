import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { type Node, SourceText } from './ast';
import { type Edit, edits } from './operators';

export interface Mutant {
  id: string;
  file: string;
  line: number;
  operator: string;
  /** The changed line, with the removed text in `[-…-]` and the new text in `{+…+}`. */
  diff: string;
  edit: Edit;
}

export const digest = (text: string) => createHash('sha256').update(text).digest('hex');

const squeeze = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Leaves the longest common prefix and suffix out of the diff, but shows whole words. */
function changedPart(before: string, { start, end, text }: Edit): Edit {
  let from = 0;
  while (from < Math.min(end - start, text.length) && before[start + from] === text[from]) from++;
  let to = 0;
  const most = Math.min(end - start, text.length) - from;
  while (to < most && before[end - 1 - to] === text[text.length - 1 - to]) to++;
  const word = /\w/;
  while (from > 0 && word.test(text[from - 1] ?? '')) from--;
  while (to > 0 && word.test(text[text.length - to] ?? '')) to--;
  return { start: start + from, end: end - to, text: text.slice(from, text.length - to) };
}

export function wordDiff(before: string, edit: Edit): string {
  const { start, end, text } = changedPart(before, edit);
  const from = before.lastIndexOf('\n', start - 1) + 1;
  const next = before.indexOf('\n', end);
  const removed = squeeze(before.slice(start, end));
  const marks = `${removed && `[-${removed}-]`}${text && `{+${text}+}`}`;
  return squeeze(before.slice(from, start) + marks + before.slice(end, next < 0 ? undefined : next));
}

export const apply = (before: string, { start, end, text }: Edit) =>
  before.slice(0, start) + text + before.slice(end);

/** All mutants of a file. An id stays the same while its line does, even if the rest of the file changes. */
export function mutantsOf(file: string, text: string, unit: Node): Mutant[] {
  const times = new Map<string, number>();
  return edits(unit, new SourceText(text)).map(({ operator, edit }) => {
    const diff = wordDiff(text, edit);
    const key = `${file}\n${operator}\n${diff}`;
    const nth = (times.get(key) ?? 0) + 1;
    times.set(key, nth);
    const id = `${basename(file, '.sol')}-${digest(`${key}\n${nth}`).slice(0, 7)}`;
    return { id, file, line: text.slice(0, edit.start).split('\n').length, operator, diff, edit };
  });
}
