import assert from 'node:assert/strict';
import { it } from 'node:test';
import { encodeAbiParameters, stringToHex } from 'viem';
import { standIn, tokenText } from './token-text';

const answer = (text: string) => encodeAbiParameters([{ type: 'string' }], [text]);

it('reads text, and the 32 bytes of old tokens', () => {
  assert.equal(tokenText(answer('USDC')), 'USDC');
  assert.equal(tokenText(answer('A name that is longer than one word')), 'A name that is longer than one …');
  assert.equal(tokenText(stringToHex('MKR', { size: 32 })), 'MKR');
});

it('shows nothing that is not seen or turns the direction', () => {
  assert.equal(tokenText(answer('\u202eDSU\u202c\n')), 'DSU');
  for (const data of [
    undefined,
    '0x',
    '0x01',
    answer(''),
    answer('\u200b'),
    stringToHex('', { size: 32 }),
  ] as const)
    assert.equal(tokenText(data), null);
  assert.equal(standIn('0x4200000000000000000000000000000000000006'), '0x4200…0006');
});
