import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createStorage } from '../browser-storage';
import { deserialize, dropPending, findPending, type Pending, serialize, storePending } from './pending';

const [alice, bob] = [
  '0x00000000000000000000000000000000000000A1',
  '0x00000000000000000000000000000000000000B0',
] as const;
const pending: Pending = {
  request: { flow: 'stakeVotes', args: { amount: 12_345_678_901_234_567_890n } },
  hash: `0x${'cd'.repeat(32)}`,
  to: alice,
  label: 'Stake as an assessor',
  isLast: true,
  isProposal: false,
};
const memory = () =>
  createStorage(() => {
    throw new Error('blocked');
  });

it('a pending transaction survives serialisation, amounts included', () => {
  assert.deepEqual(deserialize(serialize(pending)), pending);
});

it('A2: a record belongs to one account on one chain', () => {
  const storage = memory();
  const slot = { chainId: 1, account: alice, name: 'stake' };
  storePending(slot, pending, storage);
  assert.equal(findPending({ ...slot, account: bob }, storage), null);
  assert.equal(findPending({ ...slot, chainId: 2 }, storage), null);
  assert.deepEqual(findPending(slot, storage), pending);
  dropPending(slot, storage);
  assert.equal(findPending(slot, storage), null);
});

it('a record that cannot be read is none', () => {
  const storage = memory();
  storage.setItem(`breakwater.tx.1.${alice.toLowerCase()}.stake`, '{');
  assert.equal(findPending({ chainId: 1, account: alice, name: 'stake' }, storage), null);
});
