import type { Address } from 'viem';
import { readPools } from '@/lib/capital/reads';
import type { PoolSummary } from '@/lib/capital/types';
import { findIncidents } from '@/lib/claims/find';
import type { Incident } from '@/lib/claims/types';
import { readProducts } from '@/lib/cover/reads';
import type { Peril, ProductSummary } from '@/lib/cover/types';
import { readHeldCovers } from '@/lib/portfolio/reads';
import type { HeldCover } from '@/lib/portfolio/types';
import { chainHead } from '@/lib/server/client';
import { dayOf } from '@/lib/time';
import { type EventWatch, readEventWatches } from '@/lib/triggers/product-reads';
import type { StoryName } from './scenes';

/** A story of the demo as it stands for a visitor. */
export type Guide = {
  name: StoryName;
  product: ProductSummary;
  pool: PoolSummary;
  watch: EventWatch;
  /** The visitor's covers of the product that have not ended, the one that begins first at the head. */
  covers: readonly HeldCover[];
  /** The latest that was proven. */
  incident: Incident | null;
};

const PERILS: Record<StoryName, Peril> = { depeg: 'depeg', crash: 'liquidation' };

/** The stories that the demo's products allow. */
export async function readGuides(account: Address | null): Promise<Guide[]> {
  const [products, pools, incidents, watches, held, { now }] = await Promise.all([
    readProducts(),
    readPools(),
    findIncidents({ states: ['accepted'] }),
    readEventWatches(),
    account ? readHeldCovers(account) : [],
    chainHead(),
  ]);
  return (Object.keys(PERILS) as StoryName[]).flatMap((name): Guide[] => {
    const product = products.find(
      ({ peril, trigger, settlesCovers }) => peril === PERILS[name] && trigger && !settlesCovers,
    );
    const pool = pools.find(({ address }) => address === product?.pool);
    const watch = watches.find((one) => one.product === product?.id);
    if (!product || !pool || !watch) return [];
    const covers = held
      .filter((cover) => cover.product.id === product.id && cover.endDay > dayOf(now))
      .toSorted((a, b) => a.startDay - b.startDay);
    const incident = incidents.find((one) => one.product === product.id && one.isProven) ?? null;
    return [{ name, product, pool, watch, covers, incident }];
  });
}
