import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { phaseOf, quorumWeight, verdictOf } from './phase';
import { ALL_STEPS } from './severity';

const votes = (byStep: Record<number, bigint>) => ALL_STEPS.map((step) => byStep[step] ?? 0n);

describe('phaseOf', () => {
  const open = { status: 'open', commitUntil: 100, revealUntil: 200 } as const;

  it('follows the deadlines while the incident is open', () => {
    const phases = [99, 100, 199, 200].map((now) => phaseOf(open, now));
    assert.deepEqual(phases, ['commit', 'reveal', 'reveal', 'count']);
  });

  it('then follows the status', () => {
    assert.equal(phaseOf({ ...open, status: 'decided' }, 300), 'settle');
    assert.equal(phaseOf({ ...open, status: 'accepted' }, 0), 'accepted');
    assert.equal(phaseOf({ ...open, status: 'drawn' }, 0), 'drawn');
  });
});

describe('verdictOf', () => {
  it('is the largest severity that the threshold supports', () => {
    assert.equal(verdictOf(votes({ 8: 40n, 12: 60n }), 6_000), 12);
    assert.equal(verdictOf(votes({ 8: 41n, 12: 59n }), 6_000), 8);
  });

  it('does not move for one extreme vote', () => {
    assert.equal(verdictOf(votes({ 8: 70n, 20: 30n }), 6_000), 8);
    assert.equal(verdictOf(votes({ 0: 30n, 8: 70n }), 6_000), 8);
  });

  it('is nothing without votes, or when most refuse', () => {
    assert.equal(verdictOf(votes({}), 6_000), 0);
    assert.equal(verdictOf(votes({ 0: 50n, 20: 50n }), 6_000), 0);
  });
});

it('the quorum is rounded up', () => {
  assert.equal(quorumWeight({ totalWeight: 1_001n, quorumBps: 2_000 }), 201n);
});
