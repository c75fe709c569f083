import { PERILS, type Peril, type ProductSummary } from '@/lib/cover/types';
import { formatCompact, toNumber } from '@/lib/units';
import { type Assumptions, fitFor, frequencyOf, meanSeverity, severityOf } from './calibration';
import type { ModelPool, ModelProduct } from './simulate';
import type { RiskPool } from './types';

const rateOf = (product: ProductSummary) => toNumber(product.riskRate, 18);

/** Every pool as the simulation needs it. */
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

/** What a product is expected to cost. Amounts in whole units of the pool's asset, a year; rates as shares of the cover. */
export type Expectation = {
  id: number;
  name: string;
  peril: Peril;
  cover: number;
  frequency: number;
  severity: number;
  /** By the history and the assumptions; null where the history says nothing. */
  historyRate: number | null;
  /** As the curator listed it, and as it is charged after losses and the market signal. */
  listedRate: number;
  assessedRate: number;
  /** Expected loss by the history, or by the listed rate where it says nothing. */
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

/** Expected losses of one kind of risk in a pool: what the history expects beside what the listed rates expect. */
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

/** 1.24m of an estimate in whole units. */
export const formatEstimate = (value: number): string => formatCompact(BigInt(Math.round(value * 100)), 2);

/** 3.4 % of a share; what is too small for the digits is said to be smaller. */
export function formatShare(share: number, digits = 1): string {
  if (share === 0) return '0\u00a0%';
  const smallest = 10 ** -digits;
  const percent = share * 100;
  if (percent < smallest) return `<${smallest}\u00a0%`;
  return `${percent.toFixed(digits)}\u00a0%`;
}
