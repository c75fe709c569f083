import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WAD } from '@/lib/units';
import { payoutExamples, payoutNote } from './payouts';

const AMOUNT = 5_000n * 10n ** 6n;
const percent = (value: bigint) => (WAD * value) / 100n;

test('a floor pays its severity', () => {
  const rule = { kind: 'floor', floor: percent(95n), severityBps: 6_000 } as const;
  assert.deepEqual(payoutExamples(rule, AMOUNT), [
    { event: 'A price that stays below 0.95', assets: 3_000n * 10n ** 6n },
  ]);
});

test('a fall pays in proportion to its depth', () => {
  const rule = { kind: 'fall', start: percent(20n), full: percent(60n), maxSeverityBps: 8_000 } as const;
  const [half, full] = payoutExamples(rule, AMOUNT);
  assert.equal(half?.assets, 2_000n * 10n ** 6n);
  assert.equal(full?.assets, 4_000n * 10n ** 6n);
});

test('impermanent loss pays above the deductible and up to the cap', () => {
  const rule = { kind: 'pair', deductible: percent(2n), cap: percent(15n) } as const;
  const [twice, fourfold] = payoutExamples(rule, AMOUNT);
  assert.ok(twice && twice.assets > 0n && twice.assets < (AMOUNT * 4n) / 100n);
  assert.equal(fourfold?.assets, (AMOUNT * 15n) / 100n);
});

test('a vote pays the verdict, and a needed proof of loss is named', () => {
  assert.deepEqual(
    payoutExamples({ kind: 'vote', needsLossRoot: false }, AMOUNT).map(({ assets }) => assets),
    [AMOUNT / 4n, AMOUNT / 2n, AMOUNT],
  );
  assert.match(payoutNote({ kind: 'vote', needsLossRoot: true }), /requires a proof of loss/);
});
