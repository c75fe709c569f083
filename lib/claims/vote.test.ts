import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { concat, encodePacked, keccak256, numberToHex, pad, parseSignature, slice, toHex } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { ALL_STEPS } from './severity';
import { type Ballot, ballotMessage, commitHashOf, openCommit, saltOf } from './vote';

const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
const voter = privateKeyToAccount(keccak256(toHex('an assessor')));
const ballot: Ballot = {
  chainId: 31_337,
  assessors: '0x5FbDB2315678afecb367f032d93F642f64180aa3',
  incident: 7n,
};

const saltFor = async (of: Ballot) => saltOf(await voter.signMessage({ message: ballotMessage(of) }));

describe('a secret vote', () => {
  it('is hashed as the contract hashes it: six words of 32 bytes', () => {
    const salt = keccak256('0x1234');
    const words = [
      toHex(31_337, { size: 32 }),
      pad(ballot.assessors),
      toHex(7, { size: 32 }),
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

  it('has another secret in every incident and chain', async () => {
    const others = [
      { ...ballot, incident: 8n },
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

describe('the salt of a vote (A5)', () => {
  const parts = async () => {
    const signature = await voter.signMessage({ message: ballotMessage(ballot) });
    const { r, s, yParity } = parseSignature(signature);
    return { signature, r, s, yParity };
  };
  const byte = (value: number) => numberToHex(value, { size: 1 });

  it('does not depend on how v is written', async () => {
    const { signature, r, s, yParity } = await parts();
    const salts = [yParity, yParity + 27].map((v) => saltOf(concat([r, s, byte(v)])));
    assert.deepEqual(salts, [saltOf(signature), saltOf(signature)]);
  });

  it('does not depend on a compact form or on the larger s', async () => {
    const { signature, r, s, yParity } = await parts();
    const compact = numberToHex(BigInt(s) + (BigInt(yParity) << 255n), { size: 32 });
    const larger = numberToHex(ORDER - BigInt(s), { size: 32 });
    assert.equal(saltOf(concat([r, compact])), saltOf(signature));
    assert.equal(saltOf(concat([r, larger, byte(28 - yParity)])), saltOf(signature));
  });

  it('takes what a contract account signs as it is', () => {
    assert.notEqual(saltOf(`0x${'11'.repeat(130)}`), saltOf(`0x${'11'.repeat(129)}12`));
    assert.equal(saltOf('0x'), keccak256('0x'));
  });
});
