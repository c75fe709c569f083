import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { WAD } from '@/lib/units';
import { type CapitalEvent, capitalAt, foldHistory, thin } from './history';

const USD = 1_000_000n;
const shares = (assets: bigint) => assets * 1_000n;

const events: CapitalEvent[] = [
  { time: 100, kind: 'moved', capital: 1_000n * USD, shares: shares(1_000n * USD) },
  { time: 200, kind: 'accrued', premium: 100n * USD, capital: 1_100n * USD },
  { time: 200, kind: 'loss', loss: 600n * USD, fromCapital: 550n * USD },
];
const now = { time: 400, capital: 550n * USD, sharePrice: (WAD * 55n) / 100n };

describe('the history of a pool', () => {
  it('begins at par, keeps both ends of a loss and ends now', () => {
    const { points, earned, lost } = foldHistory(events, now);
    assert.deepEqual(
      points.map((point) => [point.time, point.capital / USD]),
      [
        [100, 1_000n],
        [200, 1_100n],
        [200, 550n],
        [400, 550n],
      ],
    );
    assert.equal(points[0]?.sharePrice, WAD);
    assert.equal(earned, 100n * USD);
    assert.equal(lost, 600n * USD);
  });

  it('is empty for a pool that nobody staked in', () => {
    assert.deepEqual(foldHistory([], now).points, []);
  });

  it('runs straight between its points', () => {
    const { points } = foldHistory(events, now);
    assert.equal(capitalAt(points, 50), 0n);
    assert.equal(capitalAt(points, 150), 1_050n * USD);
    assert.equal(capitalAt(points, 200), 550n * USD);
    assert.equal(capitalAt(points, 900), 550n * USD);
  });

  it('is thinned without losing its ends', () => {
    const many = Array.from({ length: 1_000 }, (_, time) => ({ time, capital: 1n, sharePrice: WAD }));
    const few = thin(many, 60);
    assert.ok(few.length <= 62);
    assert.equal(few[0]?.time, 0);
    assert.equal(few.at(-1)?.time, 999);
  });

  it('keeps both ends of a loss when it is thinned', () => {
    const many = Array.from({ length: 1_000 }, (_, index) => ({
      time: index < 500 ? index : index - 1,
      capital: 1n,
      sharePrice: index < 500 ? WAD : WAD / 2n,
    }));
    const atLoss = thin(many, 10).filter((point) => point.time === 499);
    assert.deepEqual(
      atLoss.map((point) => point.sharePrice),
      [WAD, WAD / 2n],
    );
  });
});
