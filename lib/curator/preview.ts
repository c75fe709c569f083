import { atLevel, type CostPoint, costBetween } from '@/lib/capital/cost-curve';
import type { PoolSummary } from '@/lib/capital/types';
import type { ProductSummary } from '@/lib/cover/types';
import type { Numbers } from '@/lib/governance/bounds';
import { bookOf, capacityOf, requiredByStress, requiredCapital, stressAfter } from '@/lib/risk/solvency';
import { ratio, WAD } from '@/lib/units';

/** What a product that is not listed yet could mean for its pool, asset units. */
export type Preview = {
  /** Largest amount of it that could be sold now. */
  capacity: bigint;
  capital: bigint;
  /** The example: a round amount, at most the capacity. */
  amount: bigint;
  /** R before and after the example is sold. */
  before: bigint;
  after: bigint;
  /** Capital that must stay after it: the largest of the three limits. */
  required: bigint;
  /** Yearly price of the example, as a share of it: expected loss and cost of capital, 1e18 = 100 %. */
  expectedLoss: bigint;
  capitalCost: bigint;
};

const ofPool = ({ address }: PoolSummary, products: readonly ProductSummary[]) =>
  products.filter((product) => product.pool === address);

/** A tenth of the pool's capital in whole units of the asset, at most the capacity. */
function exampleOf({ capital, asset }: PoolSummary, capacity: bigint): bigint {
  const unit = 10n ** BigInt(asset.decimals);
  const tenth = capital / 10n;
  const amount = tenth > unit ? (tenth / unit) * unit : tenth;
  return amount < capacity ? amount : capacity;
}

/** The solvency rule and the price with one product more, as the contracts compute them. `curve` is the model's at level 1. */
export function previewOf(
  pool: PoolSummary,
  products: readonly ProductSummary[],
  curve: readonly CostPoint[],
  { group = 0n, weightBps = 0n, shareBps = 0n, riskRate = 0n }: Numbers,
): Preview {
  const { capital, atRisk } = pool;
  const free = capital > atRisk ? capital - atRisk : 0n;
  const fresh = {
    group: Number(group),
    exposure: 0n,
    weightBps: Number(weightBps),
    shareBps: Number(shareBps),
  };
  const listed = ofPool(pool, products);
  const book = bookOf(listed);
  const capacity = weightBps === 0n ? 0n : capacityOf(book, fresh, pool, free);
  const amount = exampleOf(pool, capacity);
  const before = requiredByStress(book, pool);
  const after = stressAfter(book, fresh, amount, pool);
  const share = (required: bigint) => ratio(required, capital) ?? 0n;
  const bound = costBetween(atLevel(curve, pool), share(before), share(after));
  return {
    capacity,
    capital,
    amount,
    before,
    after,
    required: requiredCapital(bookOf([...listed, { ...fresh, exposure: amount }]), pool),
    expectedLoss: (riskRate * pool.poolExperience) / WAD,
    capitalCost: ratio((capital * bound) / WAD, amount) ?? 0n,
  };
}
