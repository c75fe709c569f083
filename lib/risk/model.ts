import { PERILS, type Peril, type ProductSummary } from '@/lib/cover/types';
import { formatCompact, toNumber } from '@/lib/units';
import { type Assumptions, fitFor, frequencyOf, meanSeverity, severityOf } from './calibration';
import type { ModelPool, ModelProduct } from './simulate';
import type { RiskPool } from './types';

const rateOf = (product: ProductSummary) => toNumber(product.riskRate, 18);

/** The simulation's input for each pool. */
export function modelPools(pools: readonly RiskPool[], assumptions: Assumptions): ModelPool[] {
  return pools.map((pool) => {
    const units = (value: bigint) => toNumber(value, pool.asset.decimals);
    return {
      key: pool.address,
      products: pool.products.map((product) => ({
        id: product.id,
        group: product.group,
        cover: units(product.exposure),
        frequency: frequencyOf(product.peril, rateOf(product), assumptions),
        severity: severityOf(product.peril, assumptions),
      })),
      reserve: units(pool.reserve),
      capital: units(pool.capital),
      between: pool.rhoBps / 10_000,
    };
  });
}

/** Expected loss of a product a year. Amounts in whole units of the pool's asset; rates as shares of the cover. */
export type Expectation = {
  id: number;
  name: string;
  peril: Peril;
  cover: number;
  frequency: number;
  severity: number;
  /** From the history and the assumptions; null if the history says nothing. */
  historyRate: number | null;
  /** As the curator listed it, and as the price has it after losses and the market signal. */
  listedRate: number;
  assessedRate: number;
  /** Expected loss from the history, or from the listed rate if the history says nothing. */
  loss: number;
};

export function expectationsOf(pool: RiskPool, model: ModelPool): Expectation[] {
  return pool.products.map((product, index) => {
    const { cover, frequency, severity } = model.products[index] as ModelProduct;
    const rate = frequency * meanSeverity(severity);
    return {
      id: product.id,
      name: product.name,
      peril: product.peril,
      cover,
      frequency,
      severity: meanSeverity(severity),
      historyRate: fitFor(product.peril) === null ? null : rate,
      listedRate: rateOf(product),
      assessedRate: toNumber(product.assessedRate, 18),
      loss: cover * rate,
    };
  });
}

/** Expected losses of one peril in a pool: from the history, and from the listed rates. */
export type ClassExpectation = { peril: Peril; cover: number; loss: number; listedLoss: number };

export function byPeril(rows: readonly Expectation[]): ClassExpectation[] {
  return PERILS.flatMap((peril) => {
    const members = rows.filter((row) => row.peril === peril);
    if (members.length === 0) return [];
    const sum = (of: (row: Expectation) => number) => members.reduce((total, row) => total + of(row), 0);
    return [
      {
        peril,
        cover: sum(({ cover }) => cover),
        loss: sum(({ loss }) => loss),
        listedLoss: sum(({ cover, listedRate }) => cover * listedRate),
      },
    ];
  });
}

/** An estimate in whole units, for example 1.24m. */
export const formatEstimate = (value: number): string => formatCompact(BigInt(Math.round(value * 100)), 2);

/** A share in percent, for example 3.4 %. A share too small for the digits is shown as `<0.1 %`. */
export function formatShare(share: number, digits = 1): string {
  if (share === 0) return '0\u00a0%';
  const smallest = 10 ** -digits;
  const percent = share * 100;
  if (percent < smallest) return `<${smallest}\u00a0%`;
  return `${percent.toFixed(digits)}\u00a0%`;
}
