import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PoolSummary } from '@/lib/capital/types';
import { WAD } from '@/lib/units';
import { type Offer, referenceAmount, referencePurchase, saleOf } from './offer';
import { lossParts } from './parts';
import { bestOffers, perilFromSlug, perilSlug, riskOf, risksOf } from './risks';
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
    protocol: '0x01',
    peril: 'exploit',
    riskRate: WAD / 40n,
    experience: WAD,
    signalFactor: WAD,
    assessedRate: WAD / 40n,
    signal: null,
    minDays: 7,
    maxDays: 365,
    exposure: 0n,
    capacity: 100_000n * USD,
    signalStopped: false,
    ...more,
  }) as ProductSummary;

const OPEN = { paused: false, selling: true, atRisk: 0n, capital: 1n };
const PAUSED = { ...OPEN, paused: true };

describe('offers', () => {
  it('are priced for the same round amount in every pool of an asset', () => {
    const [first, second, third] = pools as [PoolSummary, PoolSummary, PoolSummary];
    assert.equal(referenceAmount(pools, first), 10_000n * USD);
    assert.equal(referenceAmount(pools, second), 10_000n * USD);
    assert.equal(referenceAmount(pools, third), 10n * WAD);
    assert.equal(referenceAmount([poolOf('0xd', 0n)], first), USD);
  });

  it('say what stops a sale, the curator before the guardian before the signal', () => {
    const stopped = productOf(1, '0xa', { signalStopped: true });
    assert.equal(saleOf(productOf(1, '0xa'), OPEN), 'open');
    assert.equal(saleOf(productOf(1, '0xa', { maxDays: 0 }), PAUSED), 'closed');
    assert.equal(saleOf(productOf(1, '0xa'), { ...OPEN, selling: false }), 'closed');
    assert.equal(saleOf(stopped, PAUSED), 'paused');
    assert.equal(saleOf(stopped, OPEN), 'signal');
    assert.equal(saleOf(productOf(1, '0xa', { capacity: 0n }), OPEN), 'soldOut');
    assert.equal(saleOf(productOf(1, '0xa', { capacity: 0n }), { ...OPEN, capital: 0n }), 'unfunded');
  });

  it('name open incidents when they hold back the capital', () => {
    assert.equal(saleOf(productOf(1, '0xa', { capacity: 0n }), { ...OPEN, atRisk: 1n }), 'incident');
    assert.equal(saleOf(productOf(1, '0xa'), { ...OPEN, atRisk: 1n }), 'open');
  });

  it('are priced for what is left when that is little, and for a term that is sold', () => {
    const product = productOf(2, '0xb', { capacity: 500n * USD, maxDays: 60 });
    assert.deepEqual(referencePurchase(product, 10_000n * USD), { amount: 500n * USD, termDays: 60 });
  });
});

describe('risks', () => {
  const offerOf = (product: ProductSummary, yearly: bigint | null): Offer =>
    ({
      product,
      pool: pools.find(({ address }) => address === product.pool),
      sale: yearly === null ? 'soldOut' : 'open',
      price: yearly === null ? null : { yearly },
    }) as Offer;
  const offers = [
    offerOf(productOf(1, '0xa'), WAD / 40n),
    offerOf(productOf(2, '0xa', { name: 'Pilot Oracle', protocol: '0x02' }), WAD / 40n),
    offerOf(productOf(3, '0xb', { name: 'Tidewater' }), WAD / 50n),
    offerOf(productOf(4, '0xc'), null),
    offerOf(productOf(5, '0xb', { peril: 'depeg' }), WAD / 40n),
  ];

  it('gather the same protocol and peril over pools, the lowest price first', () => {
    assert.deepEqual(
      risksOf(offers).map((risk) => risk.offers.map(({ product }) => product.id)),
      [[3, 1, 4], [2], [5]],
    );
  });

  it('mark the cheapest where there is a choice', () => {
    assert.deepEqual(
      risksOf(offers).map((risk) => risk.cheapest),
      [3, null, null],
    );
    const equal = [offerOf(productOf(1, '0xa'), WAD), offerOf(productOf(2, '0xb'), WAD)];
    assert.equal(risksOf(equal)[0]?.cheapest, null);
  });

  it('are each shown once, where they cost the least', () => {
    const ids = (max: number) => bestOffers(offers, max).map(({ product }) => product.id);
    assert.deepEqual(ids(2), [3, 2]);
    assert.deepEqual(ids(9), [3, 2, 5]);
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

describe('the expected loss', () => {
  const partsOf = (more: Partial<ProductSummary>) => lossParts(productOf(1, '0xa', more));

  it('names a market signal only where there is one', () => {
    const keys = (more: Partial<ProductSummary>) => partsOf(more).map(({ key }) => key);
    assert.deepEqual(keys({}), ['rate', 'experience']);
    assert.equal(keys({ signal: '0xfeed' }).at(-1), 'signal');
  });

  it('says which way experience moved it', () => {
    assert.match(partsOf({ experience: 2n * WAD })[1]?.text ?? '', /so the price is higher/);
    assert.match(partsOf({ experience: WAD / 2n })[1]?.text ?? '', /so the price is lower/);
  });
});
