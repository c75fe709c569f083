import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { zeroAddress } from 'viem';
import { type Ballot, ballotState, nearness, recordOf } from './record';
import type { Incident } from './types';

const NOW = 1_000;
const asset = { address: zeroAddress, symbol: 'dUSD', name: 'Demo dollar', decimals: 6 };

const ballot = (incident: Partial<Incident>, more: Partial<Ballot> = {}): Ballot => ({
  incident: { status: 'voting', commitUntil: 900, until: 1_100, ...incident } as Incident,
  ...{ step: null, isSettled: false, reward: 0n, penalty: 0n, ...more },
});
const final = (severityBps: number): Partial<Incident> => ({ status: 'accepted', severityBps });

describe('a vote', () => {
  it('waits to be revealed between the windows', () => {
    assert.equal(ballotState(ballot({}), 899), 'committed');
    assert.equal(ballotState(ballot({}), 900), 'reveal');
    assert.equal(ballotState(ballot({}), 1_100), 'waiting');
    assert.equal(ballotState(ballot({}, { step: 3 }), NOW), 'waiting');
  });

  it('is settled when its incident is', () => {
    assert.equal(ballotState(ballot(final(0)), NOW), 'settle');
    assert.equal(ballotState(ballot(final(0), { isSettled: true }), NOW), 'done');
  });

  it('is near within two steps of the verdict', () => {
    assert.equal(nearness(ballot({}, { step: 8 })), null);
    assert.equal(nearness(ballot({ status: 'lapsed', severityBps: 0 }, { step: 8 })), null);
    assert.equal(nearness(ballot(final(5_000), { step: 8 })), 'near');
    assert.equal(nearness(ballot(final(5_000), { step: 7 })), 'far');
    assert.equal(nearness(ballot({ status: 'refused', severityBps: 0 })), 'hidden');
  });
});

it('a record counts what is settled', () => {
  const record = recordOf(
    [
      ballot(final(5_000), { step: 10, isSettled: true, reward: 5n }),
      ballot(final(5_000), { step: 9, isSettled: true, reward: 7n }),
      ballot(final(5_000), { step: 0, isSettled: true, penalty: 3n }),
      ballot(final(5_000), { penalty: 9n }),
      ballot({}),
    ],
    () => asset,
  );
  assert.deepEqual(record, {
    ...{ votes: 5, near: 2, far: 1, hidden: 1, lost: 3n },
    earned: [{ asset, amount: 12n }],
  });
});
