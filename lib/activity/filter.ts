// What the activity is filtered by, as the address of the page says it.

import { type Address, isAddress } from 'viem';
import { KINDS, type Kind } from '@/lib/indexer/src/kinds';

export { KINDS, type Kind };

export const KIND_WORDS: Record<Kind, string> = {
  capital: 'Capital and exits',
  cover: 'Cover',
  claims: 'Claims',
  votes: 'Votes of assessors',
  rewards: 'Rewards',
  governance: 'Governance',
  books: 'Accounting',
};

export type Position = { block: number; log: number };

export type ActivityFilter = {
  kind?: Kind;
  pool?: Address;
  product?: number;
  incident?: number;
  cover?: number;
  account?: Address;
};

/** The words of an address bar: the first of several of one name counts. */
export type Query = Record<string, string | string[] | undefined>;

const textOf = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)?.trim();

const numberFrom = (text: string | undefined) =>
  text && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
const addressFrom = (text: string | undefined) =>
  text && isAddress(text, { strict: false }) ? text : undefined;

/** What cannot be understood is left out, and stands in `mistakes` as it was typed. */
export function filterFrom(query: Query): { filter: ActivityFilter; mistakes: Record<string, string> } {
  const read = {
    kind: KINDS.find((kind) => kind === textOf(query.kind)),
    pool: addressFrom(textOf(query.pool)),
    product: numberFrom(textOf(query.product)),
    incident: numberFrom(textOf(query.incident)),
    cover: numberFrom(textOf(query.cover)),
    account: addressFrom(textOf(query.account)),
  };
  const mistakes = Object.entries(read).flatMap(([name, value]) => {
    const typed = value === undefined && textOf(query[name]);
    return typed ? [[name, typed]] : [];
  });
  const given = Object.entries(read).filter(([, value]) => value !== undefined);
  return { filter: Object.fromEntries(given), mistakes: Object.fromEntries(mistakes) };
}

/** Where a page begins: `block-log`, the position of the last event of the page before. */
export function positionFrom(value: string | string[] | undefined): Position | undefined {
  const [, block, log] = /^(\d{1,12})-(\d{1,7})$/.exec(textOf(value) ?? '') ?? [];
  return block && log ? { block: Number(block), log: Number(log) } : undefined;
}

const positionText = ({ block, log }: Position) => `${block}-${log}`;

/** The address of the same filter, with more of it or less. */
export function addressOf(path: string, filter: ActivityFilter, before?: Position): string {
  const words = Object.entries(filter).map(([name, value]) => [name, String(value)]);
  const query = new URLSearchParams([...words, ...(before ? [['before', positionText(before)]] : [])]);
  return query.size > 0 ? `${path}?${query}` : path;
}
