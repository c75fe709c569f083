// What it costs to harm a pool by buying cover or by staking for a moment, per million of capital. Exact prices, no randomness.

import { DEFAULT_CURVE } from '@/lib/cover/capital-cost';
import { type PricedPool, type PricedProduct, quoteOf } from '@/lib/cover/premium';
import { bookOf, capacityOf, DEFAULT_RULE, requiredByStress } from '@/lib/risk/solvency';
import { WAD } from '@/lib/units';

const UNIT = 1_000_000n;
const CAPITAL = 1_000_000n * UNIT;
const PRODUCTS = 12;
const [REPORT_DAYS, WAITING_DAYS, MIN_TERM, YEAR] = [14, 1, 28, 365];
const CANCEL_FEE = 0.1;

const units = (value: bigint) => Number(value) / Number(UNIT);

function poolAt(capital: bigint): PricedPool {
  return { ...DEFAULT_RULE, curve: DEFAULT_CURVE, level: WAD, priced: capital, reportDays: REPORT_DAYS };
}

/** Products, each in its own group, all sold to the same share of the capital. */
const productsAt = (share: number): PricedProduct[] =>
  Array.from({ length: PRODUCTS }, (_, group) => ({
    group,
    exposure: (CAPITAL * BigInt(Math.round(share * 10_000))) / 10_000n,
    weightBps: 7_500,
    shareBps: 2_000,
    assessedRate: (WAD * 2n) / 100n,
    waitingDays: WAITING_DAYS,
  }));

export type Locking = {
  utilisation: number;
  locked: number;
  premium: number;
  perDay: number;
  cancelledPerDay: number;
};

/** Buys all capacity of one product for the shortest term, and also cancels at once: the price of a day of locked capacity. */
function lockingAt(share: number): Locking {
  const products = productsAt(share);
  const book = bookOf(products);
  const product = products[0] as PricedProduct;
  const room = capacityOf(book, product, DEFAULT_RULE, CAPITAL);
  const premium = units(quoteOf(poolAt(CAPITAL), book, product, room, MIN_TERM)?.premium ?? 0n);
  const daysBound = 1 + WAITING_DAYS + MIN_TERM + REPORT_DAYS;
  const refund = (premium / daysBound) * (daysBound - 1) * (1 - CANCEL_FEE);
  const utilisation = Number((requiredByStress(book, DEFAULT_RULE) * WAD) / CAPITAL) / 1e18;
  return {
    utilisation,
    locked: units(room),
    premium,
    perDay: premium / daysBound,
    cancelledPerDay: premium - refund,
  };
}

export type Cheapening = { utilisation: number; staked: number; premium: number; cheapened: number };

/** Buys a year of cover for a tenth of the capital, while the buyer's own capital is staked for the moment of the purchase. */
function cheapeningAt(share: number, staked: bigint): Cheapening {
  const products = productsAt(share);
  const book = bookOf(products);
  const product = products[0] as PricedProduct;
  const buy = (capital: bigint) =>
    units(quoteOf(poolAt(capital), book, product, CAPITAL / 10n, YEAR)?.premium ?? 0n);
  const utilisation = Number((requiredByStress(book, DEFAULT_RULE) * WAD) / CAPITAL) / 1e18;
  return { utilisation, staked: units(staked), premium: buy(CAPITAL), cheapened: buy(CAPITAL + staked) };
}

const SHARES = [0.05, 0.1, 0.15];

export const griefing = (): { locking: Locking[]; cheapening: Cheapening[] } => ({
  locking: SHARES.map(lockingAt),
  cheapening: [0.1, 0.18].flatMap((share) => [1n, 2n].map((times) => cheapeningAt(share, times * CAPITAL))),
});
