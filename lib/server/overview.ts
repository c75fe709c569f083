import { inForceOn } from '@/lib/capital/history';
import { readHistory } from '@/lib/capital/history-reads';
import { totalsByAsset } from '@/lib/capital/maths';
import { readPools } from '@/lib/capital/reads';
import { offersOf } from '@/lib/cover/offer';
import { readProducts } from '@/lib/cover/reads';
import { dayOf } from '@/lib/time';
import { chainHead } from './client';

/** Everything the overview shows, read together. */
export async function readOverview() {
  const [pools, products, { now }] = await Promise.all([readPools(), readProducts(), chainHead()]);
  const histories = await Promise.all(
    pools.map(async (pool) => ({ pool, history: await readHistory(pool) })),
  );
  const books = totalsByAsset(pools).map((totals) => {
    const own = histories.filter(({ pool }) => totals.pools.includes(pool));
    const sum = (of: (history: (typeof own)[number]['history']) => bigint) =>
      own.reduce((total, { history }) => total + of(history), 0n);
    return {
      totals,
      histories: own,
      inForce: sum(({ sold }) => inForceOn(sold, dayOf(now))),
      paid: sum(({ paid }) => paid),
    };
  });
  return { pools, offers: offersOf(products, pools), books };
}
