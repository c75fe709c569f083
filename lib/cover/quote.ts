// The answer of `/api/quote`, from the server to the form.

import type { Purchase, Quote } from './offer';

/** The pool's utilisation, 1e18 = 100 %, as it is and as a purchase would make it. */
export type UtilisationChange = { before: bigint; after: bigint };

export type LiveQuote = {
  /** Block that it was asked at, and its time. */
  block: number;
  time: number;
  /** Largest amount that can be bought now. */
  capacity: bigint;
  utilisation: UtilisationChange;
  /** Null if nothing was requested, or if the contract reverts. */
  quote: Quote | null;
  /** Why it reverts, in one sentence. */
  problem: string | null;
};

/** Bigints as text, which JSON has no number for. */
export const encodeQuote = (quote: LiveQuote): string =>
  JSON.stringify(quote, (_, value) => (typeof value === 'bigint' ? `${value}n` : value));

export const decodeQuote = (text: string): LiveQuote =>
  JSON.parse(text, (_, value) =>
    typeof value === 'string' && /^-?\d+n$/.test(value) ? BigInt(value.slice(0, -1)) : value,
  );

export const quotePath = (product: number, { amount, termDays }: Purchase): string =>
  `/api/quote?product=${product}&amount=${amount}&days=${termDays}`;

/** The requested purchase; null if the URL names none that is possible. */
export function parseQuoteQuery(query: URLSearchParams): (Purchase & { product: string }) | null {
  const [product, amount, days] = ['product', 'amount', 'days'].map((key) => query.get(key) ?? '');
  const isNumber = (text: string | undefined, digits: number): text is string =>
    text !== undefined && text.length <= digits && /^\d+$/.test(text);
  if (!isNumber(product, 9) || !isNumber(amount, 29) || !isNumber(days, 4)) return null;
  return { product, amount: BigInt(amount), termDays: Number(days) };
}
