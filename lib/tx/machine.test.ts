import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { IDLE, type TxEvent, type TxState, txReducer } from './machine';

const hash = `0x${'ab'.repeat(32)}` as const;
const sign: TxEvent = { type: 'sign', label: 'Stake', step: 1, of: 1 };
const sent: TxEvent = { type: 'sent', label: 'Stake', hash, isProposal: false };
const resume: TxEvent = { type: 'resume', hash, label: 'Stake', isProposal: false };
const confirm: TxEvent = { type: 'confirm', outcome: { message: 'Staked.' } };

const run = (...events: TxEvent[]): TxState => events.reduce(txReducer, IDLE);

describe('txReducer', () => {
  it('walks from idle to confirmed', () => {
    const seen = [{ type: 'start' }, sign, sent, confirm] satisfies TxEvent[];
    const path = seen.map((_, index) => run(...seen.slice(0, index + 1)).status);
    assert.deepEqual(path, ['simulating', 'signing', 'mining', 'confirmed']);
  });

  it('checks again between a signature and the transaction', () => {
    assert.equal(run({ type: 'start' }, sign, { type: 'check' }).status, 'simulating');
    assert.equal(run({ type: 'start' }, sign, sent, { type: 'check' }).status, 'simulating');
  });

  it('keeps what was refused when the wallet rejects', () => {
    assert.deepEqual(run({ type: 'start' }, sign, { type: 'reject' }), {
      status: 'rejected',
      label: 'Stake',
    });
  });

  it('carries the sentence when it reverts, in whatever phase', () => {
    const fail: TxEvent = { type: 'fail', message: 'No.' };
    for (const events of [[], [sign], [sign, sent]]) {
      assert.deepEqual(run({ type: 'start' }, ...events, fail), { status: 'reverted', message: 'No.' });
    }
  });

  it('A2: a slow transaction stays on its way until its receipt, or until the person stops watching', () => {
    const slow = [{ type: 'start' }, sign, sent, { type: 'slow' }] satisfies TxEvent[];
    assert.equal(run(...slow).status, 'mining');
    assert.equal(run(...slow, { type: 'start' }).status, 'mining');
    assert.equal(run(...slow, confirm).status, 'confirmed');
    assert.equal(run(...slow, { type: 'leave' }).status, 'idle');
    assert.equal(run({ type: 'start' }, sign, sent, { type: 'leave' }).status, 'mining');
  });

  it('starts anew after every end', () => {
    for (const end of [confirm, { type: 'reject' }, { type: 'fail', message: 'No.' }] satisfies TxEvent[]) {
      assert.equal(run({ type: 'start' }, sign, sent, end, { type: 'start' }).status, 'simulating');
    }
  });

  it('ignores events that do not belong to its state', () => {
    assert.equal(run(sent), IDLE);
    assert.equal(run(confirm), IDLE);
    assert.equal(run({ type: 'fail', message: 'No.' }), IDLE);
    assert.equal(run({ type: 'start' }, sign, sent, { type: 'start' }).status, 'mining');
    assert.equal(run({ type: 'start' }, sign, sent, { type: 'reset' }).status, 'mining');
    assert.equal(run({ type: 'start' }, sign, { type: 'reject' }, sent).status, 'rejected');
  });

  it('resumes a transaction that was sent before the page was reloaded', () => {
    assert.deepEqual(run(resume), {
      status: 'mining',
      label: 'Stake',
      hash,
      isSlow: false,
      isProposal: false,
    });
    assert.equal(run(resume, confirm).status, 'confirmed');
  });
});
