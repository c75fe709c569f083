import assert from 'node:assert/strict';
import { it } from 'node:test';
import { WAD } from '@/lib/units';
import { assetsFor, depositOutcome, sharesFor, worthAtOnce } from './shares';

const USD = 10n ** 6n;
const asset = {
  address: '0x0000000000000000000000000000000000000001',
  symbol: 'dUSD',
  name: '',
  decimals: 6,
} as const;

it('amounts and shares follow the present price, rounded down', () => {
  const pool = { asset, shareDecimals: 9, sharePrice: (WAD * 9n) / 10n };
  assert.equal(sharesFor(pool, 9n * USD), 10_000n * USD);
  assert.equal(assetsFor(pool, 10_000n * USD), 9n * USD);
  assert.equal(sharesFor({ ...pool, sharePrice: 0n }, USD), 0n);
});

it('a deposit is worth what it cost when no gain waits', () => {
  const pool = { capital: 1_000n * USD, gains: 0n, totalShares: 1_000_000n * USD };
  const { shares, worth } = depositOutcome(pool, 500n * USD);
  assert.equal(shares, 500_000n * USD);
  assert.ok(500n * USD - worth <= 1n);
});

it('E1: a deposit pays for gains that are booked and not yet streamed', () => {
  const pool = { capital: 1_000n * USD, gains: 300n * USD, totalShares: 1_000_000n * USD };
  const { worth } = depositOutcome(pool, 3_000_000n * USD);
  assert.ok(worth < 3_000_000n * USD);
  const whenStreamed = (worth * (3_001_300n * USD)) / (3_001_000n * USD);
  assert.ok(whenStreamed <= 3_000_000n * USD, 'waiting for the gain brings no more than the deposit');
});

it('what rounding takes of a deposit is not shown as a loss, what it pays for gains is', () => {
  assert.equal(worthAtOnce(WAD, { shares: 1n, worth: WAD - 1n }), WAD);
  assert.equal(worthAtOnce(500n * USD, { shares: 1n, worth: 500n * USD - 1n }), 500n * USD);
  assert.equal(worthAtOnce(500n * USD, { shares: 1n, worth: 499n * USD }), 499n * USD);
  assert.equal(worthAtOnce(1n, { shares: 0n, worth: 0n }), 0n);
});
