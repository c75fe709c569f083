import assert from 'node:assert/strict';
import { it } from 'node:test';
import { listed, showFrom } from './list';
import type { IncidentStatus } from './types';

const one = (id: number, status: IncidentStatus, until = 0) => ({ id, status, commitUntil: 0, until });

const incidents = [
  one(1, 'accepted'),
  one(2, 'voting', 300),
  one(3, 'refused'),
  one(4, 'filed', 200),
  one(5, 'decided', 50),
  one(6, 'lapsed'),
];

const ids = (show: Parameters<typeof listed>[1]) =>
  listed(incidents, show, 100).rows.map(({ incident }) => incident.id);

it('what waits comes first, then open ones by deadline, then the latest', () => {
  assert.deepEqual(ids('all'), [5, 4, 2, 6, 3, 1]);
});

it('each choice shows its own', () => {
  assert.deepEqual(ids('open'), [5, 4, 2]);
  assert.deepEqual(ids('due'), [5]);
  assert.deepEqual(ids('accepted'), [1]);
  assert.deepEqual(ids('refused'), [6, 3]);
});

it('every choice is counted whatever is shown', () => {
  const counts = listed(incidents, 'due', 100).counts.map(({ count }) => count);
  assert.deepEqual(counts, [6, 3, 1, 1, 2]);
});

it('an unknown choice shows all', () => {
  assert.equal(showFrom('everything'), 'all');
  assert.equal(showFrom(undefined), 'all');
  assert.equal(showFrom('open'), 'open');
});
