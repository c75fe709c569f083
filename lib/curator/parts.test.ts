import assert from 'node:assert/strict';
import { it } from 'node:test';
import { enabledParts } from './parts';

const [signal, trigger] = [
  '0x0000000000000000000000000000000000000001',
  '0x0000000000000000000000000000000000000002',
] as const;

it('the last change of a part decides what it is enabled as', () => {
  const products = [{ name: 'Dollar depeg', signal, trigger: null }];
  const changes = [
    { part: signal, kind: 1 },
    { part: trigger, kind: 2 },
    { part: trigger, kind: 0 },
  ];
  assert.deepEqual(enabledParts(changes, products), [
    { address: signal, kind: 'signal', usedBy: ['Dollar depeg'] },
  ]);
  assert.equal(enabledParts([...changes, { part: trigger, kind: 2 }], products)[1]?.kind, 'trigger');
});
