import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SECONDS_A_DAY } from '@/lib/time';
import { pauseStateOf } from './pause';

const DAY = SECONDS_A_DAY;

describe('a pool that the guardian can pause', () => {
  it('is paused until the day of its end', () => {
    assert.deepEqual(pauseStateOf({ paused: true, pausedUntil: 20 * DAY }, 19 * DAY), {
      kind: 'paused',
      until: 20 * DAY,
    });
  });

  it('rests for thirty days of the end, and can be paused again on the day itself', () => {
    const ended = { paused: false, pausedUntil: 20 * DAY };
    assert.deepEqual(pauseStateOf(ended, 50 * DAY - 1), { kind: 'resting', from: 50 * DAY });
    assert.deepEqual(pauseStateOf(ended, 50 * DAY), { kind: 'open' });
  });

  it('can be paused when it never was', () => {
    assert.deepEqual(pauseStateOf({ paused: false, pausedUntil: 0 }, 100), { kind: 'open' });
  });
});
