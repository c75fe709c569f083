import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PoolSummary } from '@/lib/capital/types';
import { WAD } from '@/lib/units';
import { type Offer, offersOf, referenceAmount, saleOf } from './offer';
import { factorsOf, priceParts } from './parts';
import { perilFromSlug, perilSlug, riskOf, risksOf } from './risks';
import { PERILS, type ProductSummary } from './types';

const USD = 10n ** 6n;
const poolOf = (address: `0x${string}`, capital: bigint, decimals = 6) =>
  ({
    address,
    capital,
    asset: { address: decimals === 6 ? '0xd1' : '0xe1', decimals },
  }) as unknown as PoolSummary;
const pools = [poolOf('0xa', 900_000n * USD), poolOf('0xb', 400_000n * USD), poolOf('0xc', 1_500n * WAD, 18)];

const productOf = (id: number, pool: `0x${string}`, more: Partial<ProductSummary> = {}): ProductSummary =>
  ({
    id,
    pool,
    name: 'Tidewater Lending',
    peril: 'exploit',
    curve: { kink: (WAD * 7n) / 10n, steepness: 4n * WAD },
    target: WAD / 2n,
    rate: WAD / 40n,
    level: WAD,
    multiple: WAD,
    signal: null,
    minDays: 7,
    maxDays: 365,
    exposure: 0n,
    capacity: 100_000n * USD,
    incidentOpen: false,
    signalStopped: false,
    ...more,
  }) as ProductSummary;

const OPEN = { paused: false };

describe('offers', () => {
  it('are priced for the same round amount in every pool of an asset', () => {
    const [first, second, third] = pools as [PoolSummary, PoolSummary, PoolSummary];
    assert.equal(referenceAmount(pools, first), 10_000n * USD);
    assert.equal(referenceAmount(pools, second), 10_000n * USD);
    assert.equal(referenceAmount(pools, third), 10n * WAD);
    assert.equal(referenceAmount([poolOf('0xd', 0n)], first), USD);
  });

  it('say what stops a sale, the incident before the guardian before the signal', () => {
    assert.equal(saleOf(productOf(1, '0xa', { signalStopped: true }), { paused: true }), 'paused');
    assert.equal(saleOf(productOf(1, '0xa', { incidentOpen: true }), { paused: true }), 'incident');
    assert.equal(saleOf(productOf(1, '0xa'), OPEN), 'open');
    assert.equal(saleOf(productOf(1, '0xa', { signalStopped: true }), OPEN), 'signal');
    assert.equal(saleOf(productOf(1, '0xa', { signalStopped: true, incidentOpen: true }), OPEN), 'incident');
    assert.equal(saleOf(productOf(1, '0xa', { capacity: 0n }), OPEN), 'soldOut');
  });

  it('have no price while the sale is stopped, and one for what is left when that is little', () => {
    const offers = offersOf(
      [productOf(1, '0xa', { signalStopped: true }), productOf(2, '0xb', { capacity: 500n * USD })],
      pools,
    );
    assert.equal(offers[0]?.price, null);
    assert.equal(offers[1]?.price?.amount, 500n * USD);
  });
});

describe('risks', () => {
  const offers: Offer[] = offersOf(
    [
      productOf(1, '0xa'),
      productOf(2, '0xa', { name: 'Pilot Oracle' }),
      productOf(3, '0xb', { rate: WAD / 50n }),
      productOf(4, '0xc', { capacity: 0n }),
      productOf(5, '0xb', { peril: 'depeg' }),
    ],
    pools,
  );

  it('gather the same name and peril over pools, the lowest price first', () => {
    const risks = risksOf(offers);
    assert.deepEqual(
      risks.map((risk) => risk.offers.map(({ product }) => product.id)),
      [[3, 1, 4], [2], [5]],
    );
  });

  it('mark the cheapest where there is a choice', () => {
    assert.deepEqual(
      risksOf(offers).map((risk) => risk.cheapest),
      [3, null, null],
    );
    const equal = offersOf([productOf(1, '0xa'), productOf(2, '0xb')], pools);
    assert.equal(risksOf(equal)[0]?.cheapest, null);
  });

  it('are found by any of their products', () => {
    assert.equal(riskOf(offers, 4)?.offers.length, 3);
    assert.equal(riskOf(offers, 9), undefined);
  });

  it('are filtered by perils whose addresses lead back to them', () => {
    for (const peril of PERILS) assert.equal(perilFromSlug(perilSlug(peril)), peril);
    assert.equal(perilSlug('protocolFailure'), 'protocol-failure');
    assert.equal(perilFromSlug('weather'), null);
    assert.equal(perilFromSlug(undefined), null);
  });
});

describe('the parts of a price', () => {
  it('divide the multiple into level, experience and signal', () => {
    const level = (WAD * 12n) / 10n;
    const multiple = (WAD * 12n * 9n * 2n) / 100n;
    assert.deepEqual(factorsOf({ level, multiple }, 2n * WAD), {
      level,
      experience: (WAD * 9n) / 10n,
      signal: 2n * WAD,
    });
  });

  it('name a market signal only where there is one', () => {
    const keys = (product: ProductSummary, signal: bigint | null) =>
      priceParts(product, signal).map(({ key }) => key);
    assert.deepEqual(keys(productOf(1, '0xa'), null), ['rate', 'curve', 'level', 'experience']);
    assert.equal(keys(productOf(1, '0xa', { signal: '0xfeed' }), WAD).at(-1), 'signal');
  });
});
