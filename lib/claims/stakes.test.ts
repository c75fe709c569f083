import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { costFor, prospectOf } from './stakes';

const incident = {
  bond: 1_000n,
  challenger: null,
  assertedStep: 12,
  eligible: 1_000_000n,
  cost: 600_000n,
  totalWeight: 100n,
  process: { penaltyBps: 200 },
} as unknown as Parameters<typeof prospectOf>[0];
const asked = { weight: 25n, fees: 10n ** 9n };

describe('what a vote can bring', () => {
  it('is a part of half the filer’s bond for a refusal', () => {
    const prospect = prospectOf(incident, { ...asked, step: 0 });
    assert.deepEqual([prospect.source, prospect.pot, prospect.reward], ['filer', 500n, 125n]);
  });

  it('is a part of half the challenger’s bond near what was asserted', () => {
    const challenged = { ...incident, challenger: '0x01' as const };
    assert.equal(prospectOf(challenged, { ...asked, step: 10 }).source, 'challenger');
    assert.equal(prospectOf(challenged, { ...asked, step: 9 }).source, 'fees');
  });

  it('is a part of the fees otherwise, as far as there are any', () => {
    assert.equal(prospectOf(incident, { ...asked, step: 12 }).pot, 3_000n);
    assert.equal(prospectOf(incident, { ...asked, step: 12, fees: 40n }).pot, 40n);
  });

  it('costs a share of the stake that voted', () => {
    assert.equal(prospectOf(incident, { weight: 1_000n, fees: 0n, step: 12 }).penalty, 20n);
  });
});

it('a staker bears a part of what an incident costs, and never more than the stake', () => {
  assert.equal(costFor(100n, 50n, 1_000n), 5n);
  assert.equal(costFor(5_000n, 50n, 1_000n), 50n);
  assert.equal(costFor(1n, 1n, 0n), 0n);
});
