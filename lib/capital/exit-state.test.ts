import assert from 'node:assert/strict';
import { it } from 'node:test';
import { WAD } from '@/lib/units';
import {
  type Exit,
  exitOf,
  exitPhase,
  pendingShares,
  processingWaits,
  requestWaits,
  roomToLeave,
  stepsOf,
  waitingToLeave,
} from './exit-state';

const exit: Exit = {
  day: 20_000,
  shares: 100n,
  maturesAt: 1_000,
  ahead: 0n,
  processed: 0n,
  processedAssets: 0n,
  claimable: 0n,
  claimableAssets: 0n,
  payableAt: 0,
};
const processed = { ...exit, processed: 100n, payableAt: 2_000 };

it('an exit goes from cooling to claimable, and says when an incident holds it back', () => {
  assert.equal(exitPhase(exit, 999), 'cooling');
  assert.equal(exitPhase(exit, 1_000), 'matured');
  assert.equal(exitPhase({ ...processed, processed: 40n }, 1_500), 'pending');
  assert.equal(exitPhase(processed, 1_999), 'pending');
  assert.equal(exitPhase(processed, 2_000), 'held');
  assert.equal(exitPhase({ ...processed, claimable: 60n }, 2_000), 'claimable');
});

it('E12: what is processed is pending until it is claimable, never neither', () => {
  assert.equal(pendingShares(processed), 100n);
  assert.equal(pendingShares({ ...processed, claimable: 60n }), 40n);
  assert.equal(pendingShares({ ...processed, claimable: 100n }), 0n);
});

it('an account without shares in the queue has no exit', () => {
  const view = {
    ...{ requestId: 20_000n, shares: 0n, maturesAt: 1_000n, ahead: 0n, processed: 0n },
    ...{ processedAssets: 0n, claimable: 0n, claimableAssets: 0n, payableAt: 0n },
  };
  assert.equal(exitOf(view), null);
  assert.deepEqual(exitOf({ ...view, shares: 100n }), exit);
});

it('processing waits for the limits only: open incidents do not stop it', () => {
  assert.match(String(processingWaits({ capital: 5n, required: 5n })), /live cover/);
  assert.equal(processingWaits({ capital: 5n, required: 4n }), null);
  assert.equal(roomToLeave({ capital: 50n, required: 20n }), 30n);
  assert.equal(roomToLeave({ capital: 20n, required: 50n }), 0n);
});

it('an account has one request at a time, which can grow on its day', () => {
  assert.equal(requestWaits(null, 20_000), null);
  assert.equal(requestWaits(exit, 20_000), null);
  assert.match(String(requestWaits(exit, 20_001)), /one exit/);
});

it('an exit passes its steps in order', () => {
  const doneOf = (each: Exit, now: number) => stepsOf(each, now).map(({ isDone }) => isDone);
  assert.deepEqual(doneOf(exit, 999), [true, false, false, false]);
  assert.deepEqual(doneOf(exit, 1_000), [true, true, false, false]);
  assert.deepEqual(doneOf({ ...exit, processed: 40n, claimable: 40n }, 3_000), [true, true, false, false]);
  assert.deepEqual(doneOf(processed, 1_500), [true, true, true, false]);
  assert.deepEqual(doneOf({ ...processed, claimable: 100n }, 2_000), [true, true, true, true]);
  assert.deepEqual(
    stepsOf(processed, 1_500).map(({ at }) => at),
    [1_728_000_000, 1_000, null, 2_000],
  );
});

it('what waits is worth the present price', () => {
  const asset = {
    address: '0x0000000000000000000000000000000000000001',
    symbol: 'dUSD',
    name: '',
    decimals: 6,
  } as const;
  const pool = { asset, shareDecimals: 9, sharePrice: (WAD * 9n) / 10n };
  const exitQueue = { requested: 300_000n, processed: 100_000n, fills: 1 };
  assert.equal(waitingToLeave({ ...pool, exitQueue }), 180n);
});
