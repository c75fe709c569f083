import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { IDLE, type TxEnd, type TxEvent, type TxState, txReducer } from './machine';
import type { Progress } from './types';

const sign: TxEvent = { type: 'sign', label: 'Stake', step: 1, of: 1 };
const onItsWay = { id: `0x${'ab'.repeat(32)}`, kind: 'transaction', label: 'Stake', progress: {} } as const;
const sent: TxEvent = { type: 'sent', sent: onItsWay };
const recorded = (progress: Progress = {}, end?: TxEnd): TxEvent => ({
  type: 'record',
  sent: { ...onItsWay, progress },
  end,
});
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
      const { status, message } = run({ type: 'start' }, ...events, fail) as Extract<
        TxState,
        { status: 'reverted' }
      >;
      assert.deepEqual({ status, message }, { status: 'reverted', message: 'No.' });
    }
  });

  it('A2: a slow transaction stays on its way until its receipt, or until the person stops watching', () => {
    const slow = [{ type: 'start' }, sign, sent, recorded({ isSlow: true })] satisfies TxEvent[];
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

  it('takes up what was sent before the page was reloaded, or in another tab', () => {
    assert.deepEqual(run(recorded({ nonce: 3 })), { status: 'mining', ...onItsWay, progress: { nonce: 3 } });
    const end = { outcome: { message: 'Staked.' } };
    assert.equal(run(recorded(), recorded({}, end)).status, 'confirmed');
    assert.equal(run(recorded({}, end)), IDLE, 'what ended before is no news');
    assert.equal(
      run({ type: 'start' }, recorded()).status,
      'simulating',
      'and stops nothing that began here',
    );
    const asked: TxEvent = {
      type: 'record',
      sent: { ...onItsWay, id: 'asked for, 1', kind: 'request' },
      end: undefined,
    };
    assert.deepEqual(run(asked, recorded()), { status: 'mining', ...onItsWay }, 'what a request became');
  });

  it('keeps how it ended apart: replaced, cancelled, reverted, sent by another account', () => {
    for (const end of ['replaced', 'cancelled', 'reverted', 'foreign'] as const) {
      const state = run(recorded(), recorded({}, { end, message: 'So.' }));
      assert.deepEqual(state, { status: 'reverted', message: 'So.', end });
    }
  });
});
