import assert from 'node:assert/strict';
import { it } from 'node:test';
import { listed, showFrom } from './list';
import type { IncidentStatus } from './types';

const one = (id: number, status: IncidentStatus, until = 0) => ({ id, status, commitUntil: 0, until });

const open = [one(2, 'voting', 300), one(4, 'filed', 200), one(5, 'decided', 50)];
const ended = [one(1, 'accepted'), one(3, 'refused'), one(6, 'lapsed')];
const known = { open, ended, isFirst: true, totals: { all: 40, accepted: 20, refused: 17 } };

const ids = (show: Parameters<typeof listed>[1]) =>
  listed(known, show, 100).rows.map(({ incident }) => incident.id);

it('what waits comes first, then open ones by deadline, then the latest', () => {
  assert.deepEqual(ids('all'), [5, 4, 2, 6, 3, 1]);
});

it('each choice shows its own', () => {
  assert.deepEqual(ids('open'), [5, 4, 2]);
  assert.deepEqual(ids('due'), [5]);
  assert.deepEqual(ids('accepted'), [1]);
  assert.deepEqual(ids('refused'), [6, 3]);
});

it('open ones are on the first page only', () => {
  const { rows } = listed({ ...known, isFirst: false }, 'all', 100);
  assert.deepEqual(
    rows.map(({ incident }) => incident.id),
    [6, 3, 1],
  );
});

it('every choice is counted whatever is shown', () => {
  const counts = listed(known, 'due', 100).counts.map(({ count }) => count);
  assert.deepEqual(counts, [40, 3, 1, 20, 17]);
});

it('an unknown choice shows all', () => {
  assert.equal(showFrom('everything'), 'all');
  assert.equal(showFrom(undefined), 'all');
  assert.equal(showFrom('open'), 'open');
});
