import assert from 'node:assert/strict';
import { it } from 'node:test';
import { type Exit, exitPhase, processingWaits } from './exit-state';

const exit: Exit = {
  id: 1,
  shares: 100n,
  requestedDay: 20_000,
  maturesAt: 1_000,
  ahead: 0n,
  processedShares: 0n,
  processedAssets: 0n,
  takeableShares: 0n,
  takeableAssets: 0n,
  nextTakeableAt: 0,
};

it('an exit goes from cooling to takeable, and says when an incident holds it', () => {
  const done = { ...exit, processedShares: 100n, nextTakeableAt: 2_000 };
  assert.equal(exitPhase(exit, 999), 'cooling');
  assert.equal(exitPhase(exit, 1_000), 'matured');
  assert.equal(exitPhase({ ...exit, processedShares: 40n }, 1_000), 'partly');
  assert.equal(exitPhase(done, 1_999), 'chargeable');
  assert.equal(exitPhase(done, 2_000), 'held');
  assert.equal(exitPhase({ ...done, takeableShares: 100n }, 2_000), 'takeable');
});

it('processing waits for the price and for solvency', () => {
  assert.match(String(processingWaits({ priceUncertain: true, capital: 5n, required: 1n })), /incident/);
  assert.match(String(processingWaits({ priceUncertain: false, capital: 5n, required: 5n })), /live cover/);
  assert.equal(processingWaits({ priceUncertain: false, capital: 5n, required: 4n }), null);
});
