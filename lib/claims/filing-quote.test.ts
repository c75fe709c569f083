import assert from 'node:assert/strict';
import { it } from 'node:test';
import { breakEvenBps, doublingsOf, refiledQuote } from './filing-quote';

it('a bond is doubled beyond the larger of the minimum and 1 % of the cost', () => {
  assert.equal(doublingsOf({ bond: 500n, cost: 10_000n }, { bond: 500n }), 0);
  assert.equal(doublingsOf({ bond: 2_000n, cost: 10_000n }, { bond: 500n }), 2);
  assert.equal(doublingsOf({ bond: 4_000n, cost: 200_000n }, { bond: 500n }), 1);
  assert.equal(doublingsOf({ bond: 0n, cost: 0n }, { bond: 0n }), 0);
});

it('filing pays when acceptance is more likely than the bond’s share of bond and payout', () => {
  assert.equal(breakEvenBps(1_000n, 3_000n), 2_500n);
  assert.equal(breakEvenBps(1n, 2n), 3_334n);
  assert.equal(breakEvenBps(0n, 0n), 0n);
});

it('a drawn incident says what filing it again costs, though its covers may be over by now', () => {
  const today = { eligible: 0n, cost: 0n, bond: 1_000n, votes: false, thresholdBps: 6_000 };
  const drawn = { eligible: 400_000n, cost: 200_000n, assertedStep: 10, process: { bond: 500n } };
  const same = refiledQuote(today, drawn, 10, 0n);
  assert.deepEqual(same, { ...today, eligible: 400_000n, cost: 200_000n, bond: 4_000n, votes: true });
  assert.equal(refiledQuote(today, drawn, 20, 0n).cost, 400_000n);
  assert.equal(refiledQuote(today, drawn, 20, 250_000n).cost, 250_000n);
});
