import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { size } from 'viem';
import { findSalt, keepSalt, randomSalt, readSaltFile, saltFile } from './salts';

const voter = '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC';
const ballot = {
  chainId: 31_337,
  assessors: '0x5FbDB2315678afecb367f032d93F642f64180aa3',
  incident: 7n,
} as const;

describe('the file with a vote’s key', () => {
  const salt = randomSalt();
  const text = saltFile(ballot, voter, salt);

  it('opens the vote that it was made for', () => {
    assert.equal(size(salt), 32);
    assert.deepEqual(readSaltFile(text, ballot, voter), { salt });
  });

  it('says so when it is of another vote', () => {
    const answers = [
      readSaltFile(text, { ...ballot, incident: 8n }, voter),
      readSaltFile(text, ballot, ballot.assessors),
    ];
    for (const answer of answers) assert.match(JSON.stringify(answer), /another vote.*incident 7/);
  });

  it('says so when it is no such file', () => {
    for (const other of ['', 'null', '[]', '{"salt":"0x12"}', 'not json'])
      assert.match(JSON.stringify(readSaltFile(other, ballot, voter)), /not the key to a vote/, other);
  });
});

it('a key is kept for the page when the browser blocks its storage (A6)', () => {
  const blocked = () => {
    throw new DOMException('blocked', 'SecurityError');
  };
  Object.assign(globalThis, { window: { localStorage: { getItem: blocked, setItem: blocked } } });
  const salt = randomSalt();
  keepSalt(ballot, voter, salt);
  assert.equal(findSalt(ballot, voter), salt);
});
