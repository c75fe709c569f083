import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { paidVotes, type VoteClaim } from './paid-votes';

const TERMS = { perVote: 1_000n, weekly: 1_500n, target: 50n, left: 1_500n };

const claim = (told: Partial<VoteClaim>): VoteClaim => ({
  incident: 1,
  round: 1,
  totalWeight: 50n,
  booked: 0n,
  claimable: 0n,
  weight: 10n,
  near: 50n,
  ...told,
});

describe('what votes are paid', () => {
  it('is what can be claimed, once it is booked', () => {
    assert.deepEqual(paidVotes([claim({ booked: 900n, claimable: 180n })], TERMS), [
      { incident: 1, round: 1, isBooked: true, amount: 180n },
    ]);
    assert.deepEqual(paidVotes([claim({ booked: 900n })], TERMS), [], 'paid already');
  });

  it('is a part by weight of what can be booked, less beyond the target', () => {
    const [inside] = paidVotes([claim({})], TERMS);
    assert.equal(inside?.amount, 200n);
    const [beyond] = paidVotes([claim({ totalWeight: 100n })], TERMS);
    assert.equal(beyond?.amount, 50n);
    assert.deepEqual(paidVotes([claim({ weight: 0n })], TERMS), [], 'a hidden vote earns nothing');
  });

  it('waits for the next week when the budget does not hold all that an incident brings', () => {
    const votes = [claim({}), claim({ round: 2 }), claim({ incident: 2 }), claim({ incident: 3 })];
    assert.deepEqual(
      paidVotes(votes, TERMS).map(({ incident, amount }) => [incident, amount]),
      [
        [1, 200n],
        [1, 200n],
      ],
    );
  });
});
