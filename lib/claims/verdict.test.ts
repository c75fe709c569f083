import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ALL_STEPS } from './severity';
import {
  isNear,
  quorumWeight,
  reachesQuorum,
  thresholdFor,
  thresholdOf,
  tiersOf,
  verdictOf,
} from './verdict';

const votes = (byStep: Record<number, bigint>) => ALL_STEPS.map((step) => byStep[step] ?? 0n);

const process = {
  thresholdBps: 6_000,
  largeShareBps: 500,
  largeThresholdBps: 6_600,
  hugeShareBps: 1_500,
  hugeThresholdBps: 7_500,
};
const small = { process, shareBps: 100 };

describe('verdictOf', () => {
  it('is the largest severity that the threshold supports', () => {
    assert.equal(verdictOf(votes({ 8: 40n, 12: 60n }), small), 12);
    assert.equal(verdictOf(votes({ 8: 41n, 12: 59n }), small), 8);
  });

  it('does not move for one extreme vote', () => {
    assert.equal(verdictOf(votes({ 8: 70n, 20: 30n }), small), 8);
    assert.equal(verdictOf(votes({ 0: 30n, 8: 70n }), small), 8);
  });

  it('is nothing without votes, or when most refuse', () => {
    assert.equal(verdictOf(votes({}), small), 0);
    assert.equal(verdictOf(votes({ 0: 50n, 20: 50n }), small), 0);
  });

  it('needs more support the more it would pay', () => {
    // 100 % would cost a tenth of the capital: from 50 % on the payout is large
    const tenth = { process, shareBps: 1_000 };
    assert.equal(verdictOf(votes({ 5: 36n, 12: 64n }), tenth), 9);
    assert.equal(verdictOf(votes({ 5: 34n, 12: 66n }), tenth), 12);
    assert.equal(verdictOf(votes({ 5: 36n, 12: 64n }), small), 12);
  });

  it('needs three quarters for a huge payout', () => {
    const whole = { process, shareBps: 10_000 };
    assert.equal(verdictOf(votes({ 0: 26n, 20: 74n }), whole), 2);
    assert.equal(verdictOf(votes({ 0: 25n, 20: 75n }), whole), 20);
  });

  it('rounds the support that is needed up', () => {
    assert.equal(verdictOf(votes({ 0: 3n, 10: 4n }), small), 0, '4 of 7 is less than 4.2, which is 5');
    assert.equal(verdictOf(votes({ 0: 2n, 10: 5n }), small), 10);
  });
});

it('thresholds begin exactly at their share', () => {
  assert.deepEqual(
    [499, 500, 1_499, 1_500].map((share) => thresholdFor(process, share)),
    [6_000, 6_600, 6_600, 7_500],
  );
  assert.equal(thresholdOf({ process, shareBps: 999 }, 10), 6_000, '499.5 is cut');
});

it('tiers join the severities that need the same', () => {
  assert.deepEqual(tiersOf(small), [{ thresholdBps: 6_000, fromStep: 1, toStep: 20 }]);
  assert.deepEqual(tiersOf({ process, shareBps: 2_000 }), [
    { thresholdBps: 6_000, fromStep: 1, toStep: 4 },
    { thresholdBps: 6_600, fromStep: 5, toStep: 14 },
    { thresholdBps: 7_500, fromStep: 15, toStep: 20 },
  ]);
});

it('near is within two steps', () => {
  assert.deepEqual(
    [9, 10, 14, 15].map((step) => isNear(step, 6_000)),
    [false, true, true, false],
  );
  assert.deepEqual(
    [5, 6, 9, 10].map((step) => isNear(step, 3_750)),
    [false, true, true, false],
    'between the steps',
  );
});

describe('the quorum', () => {
  const incident = { totalWeight: 1_001n, round: 1, process: { quorumBps: 2_000 } };

  it('is rounded up', () => {
    assert.equal(quorumWeight(incident), 201n);
    assert.equal(reachesQuorum({ ...incident, revealedWeight: 200n }), false);
    assert.equal(reachesQuorum({ ...incident, revealedWeight: 201n }), true);
  });

  it('is any weight in the second round', () => {
    assert.equal(reachesQuorum({ ...incident, round: 2, revealedWeight: 1n }), true);
    assert.equal(reachesQuorum({ ...incident, round: 2, revealedWeight: 0n }), false);
  });
});
