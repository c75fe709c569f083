import assert from 'node:assert/strict';
import { it } from 'node:test';
import { bondsOf } from './bonds';
import type { IncidentEvent } from './events';

const person = (digit: string) => `0x${digit.repeat(40)}` as const;
const incident = {
  status: 'refused',
  bondsOwed: ['challenger'],
  filer: person('1'),
  challenger: person('2'),
  appellant: person('3'),
  bond: 500n,
  isProven: false,
} as const;

const states = (of: Parameters<typeof bondsOf>[0], events: IncidentEvent[] = []) =>
  bondsOf(of, events).map(({ party, amount, state }) => [party, amount, state]);

it('whoever lost leaves the bond, whoever won can collect it', () => {
  assert.deepEqual(states(incident), [
    ['filer', 500n, 'lost'],
    ['challenger', 500n, 'owed'],
    ['appellant', 1_000n, 'lost'],
  ]);
});

it('a bond that was collected went back', () => {
  const back: IncidentEvent = {
    kind: 'bondReturned',
    time: 9,
    party: 'challenger',
    to: person('2'),
    assets: 500n,
  };
  assert.deepEqual(states({ ...incident, bondsOwed: [] }, [back])[1], ['challenger', 500n, 'returned']);
});

it('all are held while the incident is open', () => {
  const open = { ...incident, status: 'escalated', challenger: null, bondsOwed: [] } as const;
  assert.deepEqual(states(open), [
    ['filer', 500n, 'held'],
    ['appellant', 1_000n, 'held'],
  ]);
});

it('nobody puts up anything for a proof', () => {
  assert.deepEqual(bondsOf({ ...incident, isProven: true }, []), []);
});
