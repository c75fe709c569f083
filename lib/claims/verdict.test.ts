import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ALL_STEPS } from './severity';
import { isNear, nearWeight, punishesOutliers, quorumWeight, reachesQuorum, verdictOf } from './verdict';

const UNIT = 10n ** 12n;
const votes = (byStep: Record<number, bigint>) => ALL_STEPS.map((step) => (byStep[step] ?? 0n) * UNIT);
const plain = { thresholdBps: 6_000 };
const large = { thresholdBps: 6_667 };

describe('verdictOf', () => {
  it('is the largest severity that the threshold supports', () => {
    assert.equal(verdictOf(votes({ 8: 40n, 12: 60n }), plain), 12);
    assert.equal(verdictOf(votes({ 8: 41n, 12: 59n }), plain), 8);
  });

  it('is one that was voted for, or nothing', () => {
    assert.equal(verdictOf(votes({ 20: 74n, 0: 26n }), plain), 20);
    assert.equal(verdictOf(votes({}), plain), 0);
    assert.equal(verdictOf(votes({ 0: 50n, 20: 50n }), plain), 0);
  });

  it('does not move for one extreme vote', () => {
    assert.equal(verdictOf(votes({ 8: 70n, 20: 30n }), plain), 8);
    assert.equal(verdictOf(votes({ 0: 30n, 8: 70n }), plain), 8);
  });

  it('needs more support in a large incident', () => {
    assert.equal(verdictOf(votes({ 5: 35n, 12: 65n }), plain), 12);
    assert.equal(verdictOf(votes({ 5: 35n, 12: 65n }), large), 5);
  });

  it('rounds the support that is needed up', () => {
    assert.equal(verdictOf(votes({ 0: 3n, 10: 4n }), plain), 0, '4 of 7 is less than 4.2, which is 5');
    assert.equal(verdictOf(votes({ 0: 2n, 10: 5n }), plain), 10);
  });
});

it('near is within two steps', () => {
  assert.deepEqual(
    [9, 10, 14, 15].map((step) => isNear(step, 6_000)),
    [false, true, true, false],
  );
  assert.equal(nearWeight(votes({ 9: 1n, 10: 2n, 12: 4n, 14: 8n, 15: 16n }), 12), 14n * UNIT);
});

it('outliers lose stake only when most agree', () => {
  assert.equal(punishesOutliers(votes({ 0: 40n, 12: 60n }), 12), true);
  assert.equal(punishesOutliers(votes({ 0: 41n, 12: 59n }), 12), false);
});

it('the quorum is rounded up to a unit of weight', () => {
  const incident = { totalWeight: 1_001n * UNIT, process: { quorumBps: 2_000 } };
  assert.equal(quorumWeight(incident), 201n * UNIT);
  assert.equal(reachesQuorum({ ...incident, revealedWeight: 200n * UNIT }), false);
  assert.equal(reachesQuorum({ ...incident, revealedWeight: 201n * UNIT }), true);
  assert.equal(reachesQuorum({ totalWeight: 0n, process: incident.process, revealedWeight: 0n }), false);
});
