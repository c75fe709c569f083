import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeQuote, encodeQuote, parseQuoteQuery, quotePath } from './quote';

test('a quote survives the way to the browser to the unit', () => {
  const live = {
    block: 7,
    time: 1_800_000_000,
    capacity: 2n ** 90n,
    utilisation: { before: 0n, after: 10n ** 17n },
    quote: { premium: 3n, expectedLoss: 1n, capitalCost: 2n, refund: 0n },
    problem: null,
  };
  assert.deepEqual(decodeQuote(encodeQuote(live)), live);
});

test('a query is read back, and what is none is refused', () => {
  const query = (text: string) => new URL(text, 'http://a').searchParams;
  assert.deepEqual(parseQuoteQuery(query(quotePath(4, { amount: 10n ** 24n, termDays: 90 }))), {
    product: '4',
    amount: 10n ** 24n,
    termDays: 90,
  });
  for (const path of ['/', '/?product=1&amount=-1&days=3', '/?product=1&amount=1e9&days=3'])
    assert.equal(parseQuoteQuery(query(path)), null);
});
