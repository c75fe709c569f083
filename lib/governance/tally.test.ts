import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isOver, PROPOSAL_STATES, proposalState } from './states';
import { quorumBps, reachesQuorum, sharesInPercent, type Tally, wouldPass } from './tally';

const votes = (yes: bigint, against: bigint, abstain: bigint, quorum = 100n): Tally => ({
  for: yes,
  against,
  abstain,
  quorum,
});

describe('a tally', () => {
  it('counts abstentions towards the quorum, and votes against not', () => {
    assert.equal(reachesQuorum(votes(60n, 0n, 40n)), true);
    assert.equal(reachesQuorum(votes(60n, 40n, 0n)), false);
  });

  it('passes with more for than against, not with a tie', () => {
    assert.equal(wouldPass(votes(100n, 99n, 0n)), true);
    assert.equal(wouldPass(votes(100n, 100n, 0n)), false);
  });

  it('does not pass below the quorum, whatever the majority', () => {
    assert.equal(wouldPass(votes(99n, 0n, 0n)), false);
  });

  it('is shown in whole percents that sum to 100', () => {
    assert.deepEqual(sharesInPercent([4_570n, 950n, 0n]), [83, 17, 0]);
    assert.deepEqual(sharesInPercent([1n, 1n, 1n]), [34, 33, 33]);
    assert.deepEqual(sharesInPercent([5n, 0n, 0n]), [100, 0, 0]);
    assert.deepEqual(sharesInPercent([0n, 0n, 0n]), [0, 0, 0]);
  });

  it('fills the bar only when the quorum is reached', () => {
    assert.equal(quorumBps(votes(99_999n, 0n, 0n, 100_000n)), 9_999n);
    assert.equal(quorumBps(votes(150n, 0n, 0n)), 10_000n);
    assert.equal(quorumBps(votes(0n, 0n, 0n, 0n)), 10_000n);
  });
});

describe('proposalState', () => {
  it('names the states as the governor numbers them', () => {
    assert.deepEqual([0, 1, 7].map(proposalState), ['pending', 'active', 'executed']);
    assert.throws(() => proposalState(8));
  });

  it('tells what is over', () => {
    assert.deepEqual(PROPOSAL_STATES.filter(isOver), ['canceled', 'defeated', 'expired', 'executed']);
  });
});
