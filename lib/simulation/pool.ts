// One pool of the simulation. Prices, limits, experience and level equal those of the contracts to the unit (lib/cover,
// lib/risk/solvency). Amounts of money are floating-point numbers, in units of six decimals.

import { capitalCharge, DEFAULT_CURVE } from '@/lib/cover/capital-cost';
import { assessedRate, experienceOf, poolFactor, productFactor } from '@/lib/cover/experience';
import { decayedYears, decayOf } from '@/lib/cover/exponential';
import { advanced, levelOf } from '@/lib/cover/level';
import { type Price, priceOf } from '@/lib/cover/premium';
import {
  type Book,
  bookOf,
  capacityOf,
  ceilDiv,
  DEFAULT_RULE,
  type Exposed,
  larger,
  requiredByGroup,
  requiredByStress,
  requiredCapital,
  stressAfter,
} from '@/lib/risk/solvency';
import { BPS, WAD } from '@/lib/units';

const SHARE_BPS = 2_000;
const WEIGHT_BPS = 7_500;
const [FEE, RESERVE, RESERVE_TARGET] = [0.1, 0.1, 0.015];
const [WAITING_DAYS, REPORT_DAYS] = [1, 14];
export const WEEK = 7;

export type Listing = { group: number; riskRate: number };

type Product = Exposed & {
  riskRate: bigint;
  severities: bigint;
  severityDay: number;
};

export type Cover = { product: number; left: bigint; startDay: number; endDay: number; releaseDay: number };
type Flow = { perDay: number; capitalPerDay: number };
type Offer = Price & { assessed: bigint };

const wad = (share: number) => BigInt(Math.round(share * 1e18));
const whole = (value: number) => BigInt(Math.max(0, Math.floor(value)));
const shareOf = (part: bigint, all: bigint) => Number((part * WAD) / all) / 1e18;

export class Pool {
  day = 0;
  reserve = 0;
  earned = 0;
  readonly products: Product[];
  #integral = 0n;
  #losses = 0n;
  #expected = 0n;
  #base: number;
  #covers: Cover[] = [];
  #flow: Flow = { perDay: 0, capitalPerDay: 0 };
  #ending = new Map<number, { flows: Flow[]; covers: Cover[] }>();
  #book: Book;

  constructor(
    public capital: number,
    listings: readonly Listing[],
  ) {
    this.#base = capital;
    this.products = listings.map(({ group, riskRate }) => ({
      group,
      exposure: 0n,
      weightBps: WEIGHT_BPS,
      shareBps: SHARE_BPS,
      riskRate: wad(riskRate),
      severities: 0n,
      severityDay: 0,
    }));
    this.#book = bookOf(this.products);
  }

  // ---- time ----

  /** One week passes: premium is earned, cover is released, level and experience move. */
  advance(): void {
    this.#integral = advanced(this.#integral, this.utilisation, BigInt(WEEK * 86_400));
    const decay = decayOf(BigInt(WEEK));
    const payouts = (this.#effectiveGroups() * this.#averageRate()) / WAD;
    this.#losses = (this.#losses * decay) / WAD;
    this.#expected = (this.#expected * decay) / WAD + (payouts * decayedYears(BigInt(WEEK))) / WAD;
    this.#earn();
    this.day += WEEK;
    this.#release();
  }

  #earn(): void {
    const { perDay, capitalPerDay } = this.#flow;
    const [premium, capitalPart] = [perDay * WEEK, capitalPerDay * WEEK];
    const fee = capitalPart * FEE;
    const target = (Number(this.#book.stressed) / 10_000) * RESERVE_TARGET;
    const toReserve = Math.min((capitalPart - fee) * RESERVE, Math.max(0, target - this.reserve));
    this.reserve += toReserve;
    this.capital += premium - fee - toReserve;
    this.earned += premium;
  }

  #release(): void {
    const due = this.#ending.get(this.day);
    if (due === undefined) return;
    this.#ending.delete(this.day);
    for (const { perDay, capitalPerDay } of due.flows) {
      this.#flow.perDay -= perDay;
      this.#flow.capitalPerDay -= capitalPerDay;
    }
    for (const cover of due.covers) this.#expose(cover.product, -cover.left);
    this.#covers = this.#covers.filter(({ releaseDay }) => releaseDay > this.day);
  }

  #expose(index: number, amount: bigint): void {
    const product = this.products[index];
    if (product === undefined || amount === 0n) return;
    product.exposure += amount;
    this.#book = bookOf(this.products);
  }

  // ---- views ----

  get exposure(): bigint {
    return this.#book.exposure;
  }

  get required(): number {
    return Number(requiredCapital(this.#book, DEFAULT_RULE));
  }

  /** R / C: required stress capital over capital, which the price depends on. */
  get stressUtilisation(): number {
    return this.capital < 1 ? 1 : Number(requiredByStress(this.#book, DEFAULT_RULE)) / this.capital;
  }

  /** u*: the share of the pool's limits that is used, 1e18 = 1. */
  get utilisation(): bigint {
    const { exposure } = this.#book;
    const shares = this.products.reduce((sum, { shareBps }) => sum + shareBps, 0);
    const byExposure = ceilDiv(exposure * BPS, BigInt(Math.min(DEFAULT_RULE.leverageBps, shares)));
    const bound = larger(
      larger(requiredByStress(this.#book, DEFAULT_RULE), requiredByGroup(this.#book, DEFAULT_RULE)),
      byExposure,
    );
    return bound === 0n ? 0n : (bound * WAD) / larger(1n, whole(this.#base));
  }

  get level(): bigint {
    return levelOf(this.#integral);
  }

  /** Yearly yield of the stakers at present: premium after fee and reserve, less the expected losses at the assessed rates. */
  get yieldAhead(): number {
    const { perDay, capitalPerDay } = this.#flow;
    const net = perDay - capitalPerDay * (FEE + (1 - FEE) * RESERVE);
    const losses = this.products.reduce(
      (sum, { exposure }, index) => sum + Number(exposure) * (Number(this.assessed(index)) / 1e18),
      0,
    );
    return (net * 365 - losses) / Math.max(this.capital, 1);
  }

  #averageRate(): bigint {
    const { exposure } = this.#book;
    if (exposure === 0n) return 0n;
    return this.products.reduce((sum, each) => sum + each.riskRate * each.exposure, 0n) / exposure;
  }

  /** n = (sum of e)^2 / sum of e^2 over groups, 1e18 = 1: the effective number of groups. */
  #effectiveGroups(): bigint {
    const { stressed, squares } = this.#book;
    return squares === 0n ? 0n : (stressed * stressed * WAD) / squares;
  }

  assessed(index: number): bigint {
    const product = this.products[index];
    if (product === undefined) return 0n;
    const decayed = (product.severities * decayOf(BigInt(this.day - product.severityDay))) / WAD;
    const factor = productFactor(decayed, product.riskRate, BigInt(this.day));
    const experience = experienceOf(factor, poolFactor(this.#losses, this.#expected));
    return assessedRate(product.riskRate, experience, WAD);
  }

  // ---- cover ----

  capacity(index: number): bigint {
    const product = this.products[index];
    return product === undefined ? 0n : capacityOf(this.#book, product, DEFAULT_RULE, whole(this.capital));
  }

  offer(index: number, amount: bigint, termDays: number): Offer | null {
    const product = this.products[index];
    if (product === undefined) return null;
    const assessed = this.assessed(index);
    const charge = capitalCharge(DEFAULT_CURVE, {
      before: requiredByStress(this.#book, DEFAULT_RULE),
      after: stressAfter(this.#book, product, amount, DEFAULT_RULE),
      capital: whole(this.capital),
      level: this.level,
    });
    const daysBound = BigInt(1 + WAITING_DAYS + termDays + REPORT_DAYS);
    return { assessed, ...priceOf(amount * assessed * BigInt(termDays), charge * daysBound) };
  }

  /** Sells cover. Terms are whole weeks, so that cover is released at the end of a step. */
  sell(index: number, amount: bigint, termDays: number, { premium, capitalCost }: Price): void {
    const startDay = this.day + 1 + WAITING_DAYS;
    const endDay = startDay + termDays;
    const releaseDay = Math.ceil((endDay + REPORT_DAYS) / WEEK) * WEEK;
    const bound = releaseDay - this.day;
    const flow = { perDay: Number(premium) / bound, capitalPerDay: Number(capitalCost) / bound };
    const cover = { product: index, left: amount, startDay, endDay, releaseDay };
    this.#flow.perDay += flow.perDay;
    this.#flow.capitalPerDay += flow.capitalPerDay;
    const due = this.#ending.get(releaseDay) ?? { flows: [], covers: [] };
    due.flows.push(flow);
    due.covers.push(cover);
    this.#ending.set(releaseDay, due);
    this.#covers.push(cover);
    this.#expose(index, amount);
    this.#base = this.capital;
  }

  // ---- losses ----

  /** Books a verdict on one product: every cover in force is paid, and its exposure falls. Returns the loss and its unpaid part. */
  suffer(index: number, severity: number): { loss: number; missing: number } {
    const product = this.products[index];
    if (product === undefined) return { loss: 0, missing: 0 };
    const scaled = wad(severity);
    const total = this.exposure;
    let loss = 0n;
    for (const cover of this.#covers) {
      if (cover.product !== index || cover.startDay > this.day || cover.endDay <= this.day) continue;
      const paid = (cover.left * scaled) / WAD;
      cover.left -= paid;
      loss += paid;
    }
    this.#remember(product, scaled, loss, total);
    this.#expose(index, -loss);
    return { loss: Number(loss), missing: this.#pay(Number(loss)) };
  }

  #remember(product: Product, severity: bigint, loss: bigint, total: bigint): void {
    const decayed = (product.severities * decayOf(BigInt(this.day - product.severityDay))) / WAD;
    product.severities = decayed + severity;
    product.severityDay = this.day;
    if (total > 0n) this.#losses += (this.#effectiveGroups() * wad(Math.min(1, shareOf(loss, total)))) / WAD;
  }

  #pay(loss: number): number {
    const fromReserve = Math.min(this.reserve, loss);
    const fromCapital = Math.min(this.capital, loss - fromReserve);
    this.reserve -= fromReserve;
    this.capital -= fromCapital;
    this.#base = this.capital;
    return loss - fromReserve - fromCapital;
  }

  // ---- capital ----

  /** Deposits, or withdraws as much as the limits allow. Returns the amount moved. */
  move(amount: number): number {
    const possible = amount >= 0 ? amount : -Math.min(-amount, Math.max(0, this.capital - this.required));
    this.capital += possible;
    this.#base = this.capital;
    return possible;
  }
}
