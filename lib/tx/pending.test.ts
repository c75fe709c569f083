import assert from 'node:assert/strict';
import { it } from 'node:test';
import { deserialize, type Pending, serialize } from './pending';

it('a pending transaction survives being written down, amounts included', () => {
  const pending: Pending = {
    request: { flow: 'stakeVotes', args: { amount: 12_345_678_901_234_567_890n } },
    hash: `0x${'cd'.repeat(32)}`,
    label: 'Stake as an assessor',
    isLast: true,
  };
  assert.deepEqual(deserialize(serialize(pending)), pending);
});
