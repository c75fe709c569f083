// Validates a launch file. Returns all mistakes, each as a sentence that begins with the path of the setting.

import type { Address } from 'viem';
import type { z } from 'zod';
import { LOCAL_CHAIN, repeatedShares } from './rules';
import { type Configuration, configuration } from './schema';

export type Reading = { config: Configuration | null; mistakes: string[] };

/** For example `pools[1].products[3].weightBps`. */
export const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    const name = String(key);
    if (!/^\w+$/.test(name)) return `${text}["${name}"]`;
    return text === '' ? name : `${text}.${name}`;
  }, '');

const at = (path: readonly PropertyKey[], sentence: string) => {
  const text = pathText(path);
  return `${text === '' ? '' : `${text}: `}${sentence.replace(/\.$/, '')}.`;
};

type Issue = z.core.$ZodIssue;

/** Whether a setting is missing. JSON.parse leaves no other value undefined. */
const isMissing = (issue: Issue, raw: unknown): boolean => {
  const value = issue.path.reduce<unknown>(
    (part, key) =>
      typeof part === 'object' && part !== null ? (part as Record<PropertyKey, unknown>)[key] : undefined,
    raw,
  );
  return value === undefined;
};

const KINDS: Record<string, string> = {
  int: 'a whole number',
  number: 'a number',
  string: 'text in quotes',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

function sentencesOf(issue: Issue, raw: unknown): string[] {
  if (isMissing(issue, raw) && issue.code !== 'custom') return [at(issue.path, 'is missing')];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => at([...issue.path, key], 'is not a setting of a launch file'));
  if (issue.code === 'invalid_type')
    return [at(issue.path, `should be ${KINDS[issue.expected] ?? issue.expected}`)];
  if (issue.code === 'invalid_value') return [at(issue.path, `should be one of ${issue.values.join(', ')}`)];
  if (issue.code === 'invalid_union') return unionSentences(issue, raw);
  return [at(issue.path, issue.message)];
}

/** If the text of an account looks like an address, says what is wrong with the address; else lists the accepted forms. */
function unionSentences(issue: Extract<Issue, { code: 'invalid_union' }>, raw: unknown): string[] {
  const asAddress = issue.errors
    .flat()
    .find(({ code, message }) => code === 'custom' && !message.endsWith('is not an address'));
  if (!asAddress) return [at(issue.path, issue.message)];
  return sentencesOf({ ...asAddress, path: [...issue.path, ...asAddress.path] }, raw);
}

/** Keeps one mistake for each setting: when a value itself is wrong, how it fits other settings does not matter. */
function firstOfEach(sentences: string[]): string[] {
  const pathIn = (sentence: string) => sentence.slice(0, sentence.indexOf(': '));
  return sentences.filter(
    (sentence, index) => sentences.findIndex((other) => pathIn(other) === pathIn(sentence)) === index,
  );
}

/**
 * @param testChain Whether the user declared the chain a test chain, where a demo may be launched.
 * @param sender The address that "deployer" stands for.
 */
export function readConfiguration(
  raw: unknown,
  { testChain = false, sender }: { testChain?: boolean; sender?: Address } = {},
): Reading {
  const { success, data, error } = configuration.safeParse(raw);
  const issues = error?.issues.flatMap((issue) => sentencesOf(issue, raw)) ?? [];
  const repeated = success ? repeatedShares(data.distribution, sender) : [];
  const mistakes = firstOfEach([
    ...issues,
    ...repeated.map((index) =>
      at(['distribution', index, 'to'], "is the deployer's own address, which already has a share"),
    ),
  ]);
  const refusal = demoRefusal(raw, testChain);
  const all = refusal ? [refusal, ...mistakes] : mistakes;
  return { config: success && all.length === 0 ? data : null, mistakes: all };
}

function demoRefusal(raw: unknown, testChain: boolean): string | null {
  const { demo, chainId } = (raw ?? {}) as { demo?: unknown; chainId?: unknown };
  if (!demo || chainId === LOCAL_CHAIN || testChain) return null;
  return `demo: demo parts are worth nothing and open to everybody, so they belong on chain ${LOCAL_CHAIN} only, or on a test chain with --test-chain.`;
}
