import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SECONDS_A_YEAR } from '@/lib/time';
import { canDistribute, curveEnd, emissionAt, partOf, perStake, perYear, stateOf } from './maths';

const SCALE = 1n << 32n;
const EMISSION = '0x00000000000000000000000000000000000000e1';

it('a token is paid until its end, if anybody funded it', () => {
  assert.equal(stateOf({ endsAt: 0 }, 150), 'never');
  assert.equal(stateOf({ endsAt: 200 }, 199), 'running');
  assert.equal(stateOf({ endsAt: 200 }, 200), 'over');
});

describe('a rate', () => {
  it('is scaled by 2^32', () => {
    assert.equal(perYear({ rate: 3n * SCALE }), 3n * BigInt(SECONDS_A_YEAR));
  });

  for (const decimals of [6, 18]) {
    it(`is told for whole units of an asset with ${decimals} decimals`, () => {
      const pool = { capital: 250_000n * 10n ** BigInt(decimals), asset: { decimals } };
      const rate = 5n * SCALE;
      assert.equal(perStake(pool, { rate }, 1_000n), (5n * BigInt(SECONDS_A_YEAR)) / 250n);
      assert.equal(perStake({ ...pool, capital: 0n }, { rate }, 1n), null);
    });
  }
});

describe('the emission', () => {
  it('is all up to the target, a quarter at twice, a ninth at three times', () => {
    assert.equal(emissionAt(900n, 100n, 0n), 900n);
    assert.equal(emissionAt(900n, 100n, 100n), 900n);
    assert.equal(emissionAt(900n, 100n, 200n), 225n);
    assert.equal(emissionAt(900n, 100n, 300n), 100n);
  });

  it('rounds down twice, as the contracts do', () => {
    // 1000 * 7 / 9 = 777, 777 * 7 / 9 = 604
    assert.equal(emissionAt(1_000n, 7n, 9n), 604n);
  });

  it('is drawn past where one stands', () => {
    assert.equal(curveEnd(100n, 50n), 250n);
    assert.equal(curveEnd(100n, 400n), 500n);
  });

  const program = { emission: EMISSION, weekly: 900n, target: 100n, nextAt: 1_000, left: 225n } as const;

  it('can fund a week once the last is over, if it holds enough', () => {
    assert.equal(canDistribute(program, 200n, 999), false);
    assert.equal(canDistribute(program, 200n, 1_000), true);
    assert.equal(canDistribute(program, 199n, 1_000), false, 'a unit too little');
    assert.equal(canDistribute({ ...program, weekly: 0n }, 200n, 1_000), false);
  });
});

it('parts are by weight, rounded down', () => {
  assert.equal(partOf(100n, 1n, 3n), 33n);
  assert.equal(partOf(100n, 1n, 0n), 0n);
});
