import 'server-only';
import { readHistory, readSales } from '@/lib/capital/history-reads';
import { totalsByAsset } from '@/lib/capital/maths';
import { readPools } from '@/lib/capital/reads';

/** The pools of each asset with their history; amounts of different assets are never added up. */
export async function readBooks() {
  const pools = await readPools();
  const kept = await Promise.all(
    pools.map(async (pool) => {
      const [history, sales] = await Promise.all([readHistory(pool), readSales(pool)]);
      return { pool, history, inForce: sales.inForce };
    }),
  );
  return totalsByAsset(pools).map((totals) => {
    const own = kept.filter(({ pool }) => totals.pools.includes(pool));
    return {
      totals,
      histories: own,
      inForce: own.reduce((total, { inForce }) => total + inForce, 0n),
      lost: own.reduce((total, { history }) => total + history.lost, 0n),
    };
  });
}
