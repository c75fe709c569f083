import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { size } from 'viem';
import { randomSalt, readSaltFile, saltFile } from './salts';

const voter = '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC';
const ballot = {
  chainId: 31_337,
  claims: '0x5FbDB2315678afecb367f032d93F642f64180aa3',
  incident: 7n,
  round: 1,
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
      readSaltFile(text, { ...ballot, round: 2 }, voter),
      readSaltFile(text, ballot, ballot.claims),
    ];
    for (const answer of answers) assert.match(JSON.stringify(answer), /another vote.*incident 7, round 1/);
  });

  it('says so when it is no such file', () => {
    for (const other of ['', 'null', '[]', '{"salt":"0x12"}', 'not json'])
      assert.match(JSON.stringify(readSaltFile(other, ballot, voter)), /not a vote’s key/, other);
  });
});
