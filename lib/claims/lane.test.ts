import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { doublingsOf, inForceOn, laneOf, shareBpsOf } from './lane';

const asked = { process: { fastLaneBps: 50 }, shareBps: 100, step: 10, eventTime: 500, siblings: [] };

describe('laneOf', () => {
  it('is fast up to the share of the capital', () => {
    assert.equal(laneOf(asked), 'fast', '50 % of 1 % is 0.5 %');
    assert.equal(laneOf({ ...asked, step: 11 }), 'large');
    assert.equal(laneOf({ ...asked, shareBps: 101 }), 'large');
  });

  it('is a vote where there is no fast lane', () => {
    assert.equal(laneOf({ ...asked, process: { fastLaneBps: 0 } }), 'off');
  });

  it('is a vote while another incident is open', () => {
    const siblings = [{ status: 'drawn', finalizedAt: 0 }] as const;
    assert.equal(laneOf({ ...asked, siblings }), 'others');
  });

  it('is a vote when the product paid since the event', () => {
    const paid = (finalizedAt: number) => [{ status: 'accepted', finalizedAt }] as const;
    assert.equal(laneOf({ ...asked, siblings: paid(500) }), 'paid');
    assert.equal(laneOf({ ...asked, siblings: paid(499) }), 'fast');
    assert.equal(laneOf({ ...asked, siblings: [{ status: 'refused', finalizedAt: 600 }] }), 'fast');
  });
});

it('the share of the capital is rounded up', () => {
  assert.equal(shareBpsOf(25_000n, 750_000n), 334);
  assert.equal(shareBpsOf(100n, 1_000n), 1_000);
  assert.equal(shareBpsOf(1n, 0n), 65_535);
});

it('cover is in force from its first day until the day before its end', () => {
  const spans = [
    { amount: 5n, startDay: 10, endDay: 20 },
    { amount: 2n, startDay: 15, endDay: 20 },
  ];
  assert.deepEqual(
    [9, 10, 15, 19, 20].map((day) => inForceOn(spans, day)),
    [0n, 5n, 7n, 7n, 0n],
  );
});

it('a bond is doubled for open incidents and for refusals', () => {
  const open = { status: 'voting' } as const;
  assert.deepEqual(doublingsOf(500n, { bond: 500n }, []), { open: 0, refusals: 0 });
  assert.deepEqual(doublingsOf(1_000n, { bond: 500n }, [open]), { open: 1, refusals: 0 });
  assert.deepEqual(doublingsOf(4_000n, { bond: 500n }, [open, { status: 'refused' }]), {
    open: 1,
    refusals: 2,
  });
});
