import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Address, Hex } from 'viem';
import vectors from '@/contracts/test/vectors/commit-hash.json' with { type: 'json' };
import { commitHashOf, openCommit } from './vote';

test('commit hashes agree with the contract', () => {
  assert.ok(vectors.length > 0);
  vectors.forEach((row, i) => {
    const [chainId, assessors, voter, salt, hash] = row as [string, Address, Address, Hex, Hex];
    const ballot = { chainId: Number(chainId), assessors, incident: BigInt(i + 1) };
    assert.equal(commitHashOf(ballot, voter, i * 2, salt), hash);
    assert.equal(openCommit(hash, ballot, voter, salt), i * 2);
  });
});
