import type { ProductSummary } from '@/lib/cover/types';
import { formatCompact, toNumber } from '@/lib/units';
import { type Assumptions, frequencies, meanSeverity, severityOf } from './calibration';
import type { ModelPool, ModelProduct } from './simulate';
import type { RiskPool } from './types';

const rateOf = (product: ProductSummary) => toNumber(product.rate, 18);

/** Every pool as the simulation needs it. Prices are compared over all pools: the history is one for all of them. */
export function modelPools(pools: readonly RiskPool[], assumptions: Assumptions): ModelPool[] {
  const products = pools.flatMap((pool) => pool.products);
  const events = frequencies(products.map(rateOf), assumptions);
  const frequencyOf = new Map(products.map(({ id }, index) => [id, events[index] ?? 0]));
  return pools.map((pool) => {
    const units = (value: bigint) => toNumber(value, pool.asset.decimals);
    return {
      key: pool.address,
      products: pool.products.map(({ id, group, exposure, peril }) => ({
        id,
        group,
        cover: units(exposure),
        frequency: frequencyOf.get(id) ?? 0,
        severity: severityOf(peril, assumptions.protocolSize),
      })),
      reserve: units(pool.reserve),
      capital: units(pool.capital),
      between: pool.rhoBps / 10_000,
      within: assumptions.withinGroup / 100,
    };
  });
}

/** What a product is expected to cost, beside what it earns. Amounts in whole units of the pool's asset, a year. */
export type Expectation = {
  id: number;
  name: string;
  frequency: number;
  severity: number;
  loss: number;
  premium: number;
  /** Expected loss over premium; null without premium. */
  ratio: number | null;
};

const expectedLoss = ({ cover, frequency, severity }: ModelProduct) =>
  cover * frequency * meanSeverity(severity);

/**
 * The closed form of what the simulation finds in the mean. The chain knows the premium that a pool earns, not each
 * product's: it is split by cover times listed price.
 */
export function expectationsOf(pool: RiskPool, model: ModelPool): Expectation[] {
  const income = toNumber(pool.premiumPerYear, pool.asset.decimals);
  const parts = pool.products.map(
    (product) => toNumber(product.exposure, pool.asset.decimals) * rateOf(product),
  );
  const whole = parts.reduce((sum, part) => sum + part, 0);
  return model.products.map((product, index) => {
    const premium = whole > 0 ? (income * (parts[index] ?? 0)) / whole : 0;
    const loss = expectedLoss(product);
    return {
      id: product.id,
      name: pool.products[index]?.name ?? '',
      frequency: product.frequency,
      severity: meanSeverity(product.severity),
      loss,
      premium,
      ratio: premium > 0 ? loss / premium : null,
    };
  });
}

/** 1.24m of an estimate in whole units. */
export const formatEstimate = (value: number): string => formatCompact(BigInt(Math.round(value * 100)), 2);

/** 3.4 % of a share; what is too small for the digits is said to be smaller. */
export function formatShare(share: number, digits = 1): string {
  if (share === 0) return '0\u00a0%';
  const least = 10 ** -digits;
  const percent = share * 100;
  if (percent < least) return `<${least}\u00a0%`;
  return `${percent.toFixed(digits)}\u00a0%`;
}
