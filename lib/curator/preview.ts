import type { PoolSummary } from '@/lib/capital/types';
import type { ProductSummary } from '@/lib/cover/types';
import type { Numbers } from '@/lib/governance/bounds';
import { capacityOf, type Line, requiredCapital } from '@/lib/risk/solvency';

/** What a product not yet listed could do to its pool, asset units. */
export type Preview = {
  /** The most cover of it that could be sold now. */
  capacity: bigint;
  capital: bigint;
  /** What the solvency rule demands of the capital today, and with all of that sold. */
  required: bigint;
  requiredAfter: bigint;
};

const lineOf = ({ group, exposure, weightBps, maxShareBps }: ProductSummary): Line => ({
  group,
  exposure,
  weightBps: BigInt(weightBps),
  maxShareBps: BigInt(maxShareBps),
});

/** The solvency rule with one line more, as the pool itself computes it. */
export function previewOf(
  pool: PoolSummary,
  products: readonly ProductSummary[],
  { group = 0n, weightBps = 0n, maxShareBps = 0n }: Numbers,
): Preview {
  const rule = {
    rhoBps: BigInt(pool.rhoBps),
    marginBps: BigInt(pool.marginBps),
    groupCapBps: BigInt(pool.groupCapBps),
  };
  const { capital, atRisk } = pool;
  const listed = { group: Number(group), exposure: 0n, weightBps, maxShareBps };
  const lines = products.map(lineOf);
  const capacity = capacityOf([...lines, listed], lines.length, rule, { capital, atRisk });
  const sold = { ...listed, exposure: capacity };
  return {
    capacity,
    capital,
    required: requiredCapital(lines, rule, atRisk),
    requiredAfter: requiredCapital([...lines, sold], rule, atRisk),
  };
}
