import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isOpen, isOverdue, type Phase, phaseOf } from './phase';
import { type IncidentStatus, STATUSES } from './types';

const at = (status: IncidentStatus, now: number) => phaseOf({ status, commitUntil: 100, until: 200 }, now);

describe('phaseOf', () => {
  it('follows the deadlines of a vote', () => {
    const phases = [99, 100, 199, 200].map((now) => at('voting', now));
    assert.deepEqual(phases, ['commit', 'reveal', 'reveal', 'count']);
  });

  const timed: [IncidentStatus, before: Phase, after: Phase][] = [
    ['filed', 'challenge', 'settle'],
    ['decided', 'appeal', 'settle'],
    ['escalated', 'ruling', 'unruled'],
    ['drawn', 'refile', 'settle'],
  ];
  for (const [status, before, after] of timed) {
    it(`of what is ${status} turns at its deadline`, () => {
      assert.deepEqual([at(status, 199), at(status, 200)], [before, after]);
    });
  }

  it('is the status once the incident is over', () => {
    for (const status of ['accepted', 'refused', 'lapsed'] as const) assert.equal(at(status, 0), status);
  });

  it('leaves nothing open without a next step', () => {
    const open = STATUSES.filter((status) => status !== 'none' && isOpen({ status }));
    assert.equal(open.length, 5);
    for (const status of open) assert.ok(isOverdue(at(status, 200)), status);
  });
});
