import assert from 'node:assert/strict';
import { it } from 'node:test';
import { WAD } from '@/lib/units';
import {
  advanceOf,
  type Exit,
  exitPhase,
  processingWaits,
  roomToLeave,
  stationsOf,
  waitingToLeave,
} from './exit-state';

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
  advanceableAssets: 0n,
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

it('what no open incident can take is paid ahead, and only that', () => {
  const held = { ...exit, processedShares: 100n, processedAssets: 90n };
  assert.equal(advanceOf(held), null);
  assert.deepEqual(advanceOf({ ...held, advanceableAssets: 60n }), { now: 60n, later: 30n });
  assert.equal(
    advanceOf({ ...held, takeableAssets: 60n, advanceableAssets: 60n }),
    null,
    'what can be taken needs no advance',
  );
});

it('an exit passes its stations in order', () => {
  const doneOf = (each: Exit, now: number) => stationsOf(each, now).map(({ isDone }) => isDone);
  const left = { ...exit, processedShares: 100n, nextTakeableAt: 2_000 };
  assert.deepEqual(doneOf(exit, 999), [true, false, false, false]);
  assert.deepEqual(doneOf(exit, 1_000), [true, true, false, false]);
  assert.deepEqual(doneOf({ ...exit, processedShares: 40n, takeableShares: 40n }, 3_000), [
    true,
    true,
    false,
    false,
  ]);
  assert.deepEqual(doneOf(left, 1_500), [true, true, true, false]);
  assert.deepEqual(doneOf({ ...left, takeableShares: 100n }, 2_000), [true, true, true, true]);
  assert.deepEqual(
    stationsOf(left, 1_500).map(({ at }) => at),
    [1_728_000_000, 1_000, null, 2_000],
  );
});

it('what waits is worth the present price, and only what is not required can leave', () => {
  const asset = {
    address: '0x0000000000000000000000000000000000000001',
    symbol: 'dUSD',
    name: '',
    decimals: 6,
  } as const;
  const pool = { asset, shareDecimals: 9, sharePrice: (WAD * 9n) / 10n };
  const exitQueue = { requested: 300_000n, processed: 100_000n, batches: 1 };
  assert.equal(waitingToLeave({ ...pool, exitQueue }), 180n);
  assert.equal(roomToLeave({ priceUncertain: false, capital: 50n, required: 20n }), 30n);
  assert.equal(roomToLeave({ priceUncertain: false, capital: 20n, required: 50n }), 0n);
  assert.equal(roomToLeave({ priceUncertain: true, capital: 50n, required: 20n }), 0n);
});
