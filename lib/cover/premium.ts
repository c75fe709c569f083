// What cover costs, to the unit as the contracts charge it: the assessed expected loss for the days in force, and the cost of
// the capital that the cover binds for the days until its release (DESIGN section 3).

import {
  type Book,
  ceilDiv,
  type Exposed,
  requiredByStress,
  type SolvencyRule,
  smaller,
  stressAfter,
} from '@/lib/risk/solvency';
import { WAD } from '@/lib/units';
import { type CostCurve, capitalCharge } from './capital-cost';

const YEAR = 365n * WAD;

/** A price and its two parts, asset units. */
export type Price = { premium: bigint; expectedLoss: bigint; capitalCost: bigint };

/** A pool's inputs of a price. */
export type PricedPool = SolvencyRule & {
  curve: CostCurve;
  level: bigint;
  /** Capital that does not belong to queued shares. */
  priced: bigint;
  reportDays: number;
};

/** What a price reads of a product. `assessedRate` is a share of the cover a year, 1e18 = 100 %. */
export type PricedProduct = Exposed & { assessedRate: bigint; waitingDays: number };

/**
 * The two parts together, rounded up.
 * @param loss Amount times assessed rate times days in force.
 * @param capital Yearly capital charge times days bound.
 */
export function priceOf(loss: bigint, capital: bigint): Price {
  const premium = ceilDiv(loss + capital, YEAR);
  const expectedLoss = smaller(premium, ceilDiv(loss, YEAR));
  return { premium, expectedLoss, capitalCost: premium - expectedLoss };
}

/** What `Cover.quote` answers, to the unit; days bound run from today to the release. Null for what cannot be priced. */
export function quoteOf(
  pool: PricedPool,
  book: Book,
  product: PricedProduct,
  amount: bigint,
  termDays: number,
): Price | null {
  if (amount <= 0n || termDays <= 0) return null;
  const charge = capitalCharge(pool.curve, {
    before: requiredByStress(book, pool),
    after: stressAfter(book, product, amount, pool),
    capital: pool.priced,
    level: pool.level,
  });
  const daysBound = 1 + product.waitingDays + termDays + pool.reportDays;
  return priceOf(amount * product.assessedRate * BigInt(termDays), charge * BigInt(daysBound));
}

/** What `Cover.quoteExtend` answers for a cover with `left` of its amount left: its release moves by the added days. */
export function quoteExtensionOf(
  pool: PricedPool,
  book: Book,
  product: PricedProduct,
  left: bigint,
  extraDays: number,
): Price | null {
  if (left <= 0n || extraDays <= 0) return null;
  const charge = capitalCharge(pool.curve, {
    before: stressAfter(book, product, -left, pool),
    after: requiredByStress(book, pool),
    capital: pool.priced,
    level: pool.level,
  });
  const days = BigInt(extraDays);
  return priceOf(left * product.assessedRate * days, charge * days);
}

/** The price may move by this much between the quote and the transaction, in either direction. */
const SLIPPAGE_PERCENT = 1n;
const slippage = (amount: bigint) => ceilDiv(amount * SLIPPAGE_PERCENT, 100n);

/** Largest premium that a buyer accepts for a quote. */
export const maxPremium = (premium: bigint): bigint => premium + slippage(premium);

/** Smallest refund that a holder accepts for a quote. */
export const minRefund = (refund: bigint): bigint => refund - slippage(refund);

/** A premium as the share of the amount it would be over a year; 1e18 = 100 %. */
export const yearlyRate = (premium: bigint, amount: bigint, termDays: number): bigint =>
  ceilDiv(premium * 365n * WAD, amount * BigInt(termDays));
