import { readOpenIncidents } from '@/lib/claims/find';
import { readOffers } from '@/lib/cover/offer-reads';
import { readRewards } from '@/lib/rewards/reads';
import { chainHead } from '@/lib/server/client';
import { readHistory, readSales } from './history-reads';
import { readHolders } from './holder-reads';
import { readAssetYield, readCostCurve } from './market-reads';
import { readPool } from './reads';
import type { PoolSummary } from './types';

/** When the present steps of a pool's open incidents end; null when none is open. */
async function readIncidentsUntil(pool: PoolSummary): Promise<number | null> {
  const open = (await readOpenIncidents()).filter((incident) => incident.pool === pool.address);
  return open.length === 0 ? null : Math.max(...open.map(({ until }) => until));
}

/** Everything that a pool's page shows; null when there is no such pool. */
export async function readPoolPage(text: string) {
  const [pool, listed, { now, number }] = await Promise.all([readPool(text), readOffers(), chainHead()]);
  if (!pool) return null;
  const [history, sales, curve, assetYield, rewards, holders, incidentsUntil] = await Promise.all([
    readHistory(pool),
    readSales(pool),
    readCostCurve(pool.model),
    readAssetYield(pool),
    readRewards(pool.address),
    readHolders(pool.address),
    readIncidentsUntil(pool),
  ]);
  const offers = listed.filter(({ product }) => product.pool === pool.address);
  const read = { block: number.toString(), reading: Date.now() };
  const market = { history, sales, curve, assetYield };
  return { pool, offers, ...market, rewards, holders, incidentsUntil, now, read };
}
