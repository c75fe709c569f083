import assert from 'node:assert/strict';
import { it } from 'node:test';
import { depositStop, materiality } from './deposits';

const pool = { atRisk: 0n, capital: 1_000n, materialityBps: 300, paused: false, maxDeposit: 0n };

it('a pool says why it takes no deposits', () => {
  assert.equal(materiality(pool), 30n);
  assert.equal(depositStop({ ...pool, maxDeposit: 1n }), null);
  assert.equal(depositStop({ ...pool, atRisk: 31n }), 'incidents');
  assert.equal(depositStop({ ...pool, atRisk: 31n, paused: true }), 'paused');
  assert.equal(depositStop({ ...pool, atRisk: 30n }), 'closed');
});
