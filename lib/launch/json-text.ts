// Reads a launch file. Unlike JSON.parse, it reports the line of a syntax error, and duplicate settings.

import { readFileSync, statSync } from 'node:fs';
import { Failure } from '@/lib/dev/process.mjs';
import { pathText } from './mistakes';

type Path = PropertyKey[];

class Broken extends Error {
  constructor(readonly at: number) {
    super();
  }
}

const TOKEN = /"(?:[^"\\\n]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+/y;

function tokensOf(text: string) {
  let at = 0;
  const peek = (): string => {
    at += /^\s*/.exec(text.slice(at))?.[0].length ?? 0;
    TOKEN.lastIndex = at;
    return TOKEN.exec(text)?.[0] ?? '';
  };
  const take = (accept: (token: string) => boolean): string => {
    const token = peek();
    if (!accept(token)) throw new Broken(at);
    at += token.length;
    return token;
  };
  return { peek, take, hasEnded: () => peek() === '' && at === text.length, at: () => at };
}

const isText = (token: string): boolean => token.startsWith('"');

function isScalar(token: string): boolean {
  try {
    return token !== '' && typeof JSON.parse(token) !== 'undefined';
  } catch {
    return false;
  }
}

/** Paths of duplicate settings. JSON.parse would silently keep the last one. */
function repeatedIn(text: string): Path[] {
  const { peek, take, hasEnded, at } = tokensOf(text);
  const repeated: Path[] = [];
  const items = (end: string, item: (index: number) => void) => {
    take(() => true);
    if (peek() === end) return take((token) => token === end);
    for (let index = 0; ; index++) {
      item(index);
      if (take((token) => token === ',' || token === end) === end) return;
    }
  };
  const value = (path: Path): void => {
    const seen = new Set<string>();
    if (peek() === '[') items(']', (index) => value([...path, index]));
    else if (peek() === '{')
      items('}', () => {
        const key: string = JSON.parse(take(isText));
        if (seen.has(key)) repeated.push([...path, key]);
        seen.add(key);
        take((token) => token === ':');
        value([...path, key]);
      });
    else take(isScalar);
  };
  value([]);
  if (!hasEnded()) throw new Broken(at());
  return repeated;
}

/** For example `line 60, column 3`. */
function lineOf(text: string, at: number): string {
  const lines = text.slice(0, at).split('\n');
  return `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`;
}

export type JsonText = { raw: unknown; mistakes: string[] };

/** The parsed text, and a mistake for each duplicate setting. Throws a Failure that shows the position of a syntax error. */
export function parseJson(file: string, content: string): JsonText {
  const text = content.replace(/^\uFEFF/, '');
  if (text.trim() === '') throw new Failure(`${file} is empty.`);
  try {
    const repeated = repeatedIn(text);
    return { raw: JSON.parse(text), mistakes: repeated.map((path) => `${pathText(path)}: appears twice.`) };
  } catch (error) {
    if (!(error instanceof Broken)) throw new Failure(`${file} is no JSON: ${error}.`);
    const next = text.slice(error.at).trim().split('\n', 1)[0]?.slice(0, 40);
    const found = next ? `what begins with ${next} does not belong there` : 'it ends too early';
    throw new Failure(
      `${file} is not JSON: at ${lineOf(text, error.at)}, ${found}. A comma or a bracket may be missing before it, or be one too many.`,
    );
  }
}

export function readJson(file: string): JsonText {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) throw new Failure(`There is no file ${file}.`);
  if (!found.isFile()) throw new Failure(`${file} is not a file.`);
  return parseJson(file, readFileSync(file, 'utf8'));
}
