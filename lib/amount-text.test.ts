import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { amountText, markOf, parseAmount, readAmount } from './amount-text';

const usd = (text: string, locale: '.' | ',' = '.') => parseAmount(text, 6, locale);

describe('amounts as typed (A1)', () => {
  it('become units', () => {
    assert.equal(usd('1,250.5'), 1_250_500_000n);
    assert.equal(usd('.5'), 500_000n);
    assert.equal(usd('7.'), 7_000_000n);
    assert.equal(usd("1'250 000"), 1_250_000_000_000n);
    assert.equal(usd(' 1 250,50 '), 1_250_500_000n);
    assert.equal(usd('1\u202f250\u00a0000.5'), 1_250_000_500_000n);
    assert.equal(usd('\u200f1250.5\u200e\u200b'), 1_250_500_000n);
  });

  it('take a decimal comma as what it is, wherever the reader lives', () => {
    for (const locale of ['.', ','] as const) {
      assert.equal(usd('1,5', locale), 1_500_000n);
      assert.equal(usd('1250,50', locale), 1_250_500_000n);
      assert.equal(usd('1.250,50', locale), 1_250_500_000n);
      assert.equal(usd('1,250.50', locale), 1_250_500_000n);
      assert.equal(usd('1.250.000', locale), 1_250_000_000_000n);
      assert.equal(usd('1,250,000', locale), 1_250_000_000_000n);
      assert.equal(usd('0,125', locale), 125_000n);
      assert.equal(parseAmount('0,05', 18, locale), 5n * 10n ** 16n);
    }
  });

  it('are taken as the locale and the app write them, or refused', () => {
    assert.equal(usd('1,250'), 1_250_000_000n);
    assert.equal(usd('1.250'), 1_250_000n);
    for (const text of ['1,250', '1.250']) {
      assert.deepEqual(readAmount(text, 6, ','), {
        problem: 'This can be read in two ways. Type 1250 or 1.2500.',
      });
      assert.deepEqual(readAmount(text, 0, ','), {
        problem: 'Type a whole number without marks, like 1250.',
      });
    }
  });

  it('are refused when they are no number or too fine', () => {
    for (const text of [
      '',
      '.',
      ',',
      'abc',
      '-1',
      '1.2.3',
      '1,2,3',
      '1,25.5',
      '1.25,5,5',
      '1e5',
      '0x10',
      '+5',
      '٣',
      '１２',
      '½',
      '1 2',
      "1'5",
      '12 34.5',
      '1 250 00',
      '1,250 000',
      '0.0000001',
      '\u202e0521',
    ])
      assert.equal(usd(text), null, text);
    assert.deepEqual(readAmount('2.5', 0, '.'), { problem: 'Type a whole number.' });
    for (const text of ['١٢', '۱۲٫۵', '１２', '1२'])
      assert.deepEqual(readAmount(text, 6), { problem: 'Type it with the digits 0 to 9, like 1250.50.' });
    for (const text of ['5 USDC', '$5', '−5', '1e6', '0x10', '∞'])
      assert.deepEqual(readAmount(text, 6), { problem: 'Type a number, like 1250.50.' }, text);
  });

  it('are refused when no token has that much, however long the text', () => {
    assert.equal(parseAmount(`00${'9'.repeat(30)}`, 18), BigInt('9'.repeat(30)) * 10n ** 18n);
    for (const text of [`1${'0'.repeat(30)}`, '9'.repeat(1_000_000)])
      assert.deepEqual(readAmount(text, 18), { problem: 'This number is too large.' });
  });

  it('are taken by the mark of the language, whatever the browser calls it', () => {
    assert.deepEqual(['de', 'fr-CH', 'en-GB', 'ar'].map(markOf), [',', ',', '.', '.']);
    assert.equal(markOf('en-US@posix'), '.');
  });

  it('of a token without decimals are whole', () => {
    assert.equal(parseAmount('1,250', 0, '.'), 1_250n);
    assert.equal(parseAmount('7.0', 0), 7n);
    assert.equal(parseAmount('1.250', 0, '.'), null);
    assert.deepEqual([amountText(1_250n, 0), amountText(0n, 0)], ['1250', '0']);
  });

  it('survive the way there and back in every locale', () => {
    for (const value of [0n, 1n, 1_000_000n, 1_125_000n, 1_250_000_000n, 123_456_789n]) {
      for (const locale of ['.', ','] as const) assert.equal(usd(amountText(value, 6), locale), value);
    }
    assert.equal(parseAmount(amountText(1_125n, 3), 3, ','), 1_125n);
  });
});
