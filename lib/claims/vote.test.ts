import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { encodePacked, keccak256, pad, slice, toHex } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { ALL_STEPS } from './severity';
import { type Ballot, ballotMessage, commitHashOf, openCommit, saltOf } from './vote';

const voter = privateKeyToAccount(keccak256(toHex('an assessor')));
const ballot: Ballot = {
  chainId: 31_337,
  claims: '0x5FbDB2315678afecb367f032d93F642f64180aa3',
  incident: 7n,
  round: 1,
};

const saltFor = async (of: Ballot) => saltOf(await voter.signMessage({ message: ballotMessage(of) }));

describe('a secret vote', () => {
  it('is hashed as the contract hashes it: seven words of 32 bytes', () => {
    const salt = keccak256('0x1234');
    const words = [
      toHex(31_337, { size: 32 }),
      pad(ballot.claims),
      toHex(7, { size: 32 }),
      toHex(1, { size: 32 }),
      pad(voter.address),
      toHex(12, { size: 32 }),
      salt,
    ] as const;
    const packed = encodePacked(
      words.map(() => 'bytes32'),
      [...words],
    );
    assert.equal(commitHashOf(ballot, voter.address, 12, salt), keccak256(packed));
  });

  it('is found again with a second signature, for every severity', async () => {
    const [first, second] = [await saltFor(ballot), await saltFor(ballot)];
    for (const step of ALL_STEPS) {
      const commit = commitHashOf(ballot, voter.address, step, first);
      assert.equal(openCommit(commit, ballot, voter.address, second), step);
    }
  });

  it('is found by what the chain keeps of it', async () => {
    const salt = await saltFor(ballot);
    const kept = pad(slice(commitHashOf(ballot, voter.address, 7, salt), 0, 24), { dir: 'right' });
    assert.equal(openCommit(kept, ballot, voter.address, salt), 7);
  });

  it('has another secret in every incident, round and chain', async () => {
    const others = [
      { ...ballot, incident: 8n },
      { ...ballot, round: 2 },
      { ...ballot, chainId: 1 },
    ];
    const salts = await Promise.all([ballot, ...others].map(saltFor));
    assert.equal(new Set(salts).size, salts.length);
  });

  it('stays closed to a wrong salt', async () => {
    const commit = commitHashOf(ballot, voter.address, 12, await saltFor(ballot));
    assert.equal(openCommit(commit, ballot, voter.address, keccak256('0x00')), null);
  });
});
