import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type ProposalTimes, timelineOf } from './timeline';

const times = (more: Partial<ProposalTimes>): ProposalTimes => ({
  created: 100,
  snapshot: 200,
  deadline: 700,
  eta: 0,
  ...more,
});
const told = (more: Partial<ProposalTimes>, now: number) =>
  timelineOf(times(more), now).map(({ name, past }) => `${past ? '+' : '-'}${name}`);

describe('timelineOf', () => {
  it('shows what happened and what is to come', () => {
    assert.deepEqual(told({}, 300), ['+created', '+snapshot', '-deadline']);
    const queued = { queued: 710, eta: 910 };
    assert.deepEqual(told(queued, 800), ['+created', '+snapshot', '+deadline', '+queued', '-eta']);
  });

  it('ends with the execution', () => {
    const executed = { queued: 710, eta: 910, executed: 950 };
    assert.deepEqual(timelineOf(times(executed), 950).at(-1), { name: 'executed', at: 950, past: true });
  });

  it('shows no vote that a cancellation prevented', () => {
    assert.deepEqual(told({ canceled: 150 }, 900), ['+created', '+canceled']);
  });
});
