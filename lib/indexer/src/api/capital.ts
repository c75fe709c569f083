import schema from 'ponder:schema';
import { and, asc, desc, eq, gt, gte, lte, or, sql } from 'ponder';
import { z } from 'zod';
import { address, chain, db, id, limit, MAX_ROWS, query } from './query';

const { capitalPoint, coverDay, holder, pool: pools, premiumWeek } = schema;

const ofPool = z.object({ chain, pool: address });

/** A pool's totals and its capital over time: all points of the last months, and fewer before. */
export const capital = query(ofPool, async ({ chain, pool }) => {
  const own = and(eq(capitalPoint.chain, chain), eq(capitalPoint.pool, pool));
  const [totals] = await db
    .select({ earned: pools.earned, lost: pools.lost })
    .from(pools)
    .where(and(eq(pools.chain, chain), eq(pools.address, pool)));
  const points = await db
    .select({
      time: capitalPoint.time,
      block: capitalPoint.block,
      capital: capitalPoint.capital,
      shares: capitalPoint.shares,
    })
    .from(capitalPoint)
    .where(own)
    .orderBy(desc(capitalPoint.slot), desc(capitalPoint.part))
    .limit(MAX_ROWS);
  return { ...(totals ?? { earned: 0n, lost: 0n }), points: points.reverse() };
});

/** The first point of a pool's capital at or after a time. */
export const capitalSince = query(ofPool.extend({ time: id }), async ({ chain, pool, time }) => {
  const [first] = await db
    .select({ time: capitalPoint.time, blockNumber: capitalPoint.block })
    .from(capitalPoint)
    .where(and(eq(capitalPoint.chain, chain), eq(capitalPoint.pool, pool), gte(capitalPoint.time, time)))
    .orderBy(asc(capitalPoint.slot), asc(capitalPoint.part))
    .limit(1);
  return first ?? null;
});

/** Premium by week, and cover in force on a day. */
export const sales = query(
  ofPool.extend({ day: id, weeks: z.number().int().min(1).max(520) }),
  async ({ chain, pool, day, weeks }) => {
    const rows = await db
      .select({
        firstDay: premiumWeek.firstDay,
        paid: premiumWeek.paid,
        refunded: premiumWeek.refunded,
      })
      .from(premiumWeek)
      .where(and(eq(premiumWeek.chain, chain), eq(premiumWeek.pool, pool)))
      .orderBy(desc(premiumWeek.firstDay))
      .limit(weeks);
    const [sum] = await db
      .select({ inForce: sql<string>`coalesce(sum(${coverDay.change}), 0)::text` })
      .from(coverDay)
      .where(and(eq(coverDay.chain, chain), eq(coverDay.pool, pool), lte(coverDay.day, day)));
    return { weeks: rows.reverse(), inForce: BigInt(sum?.inForce ?? 0) };
  },
);

/** Holders of a pool's shares, largest first. */
export const holders = query(
  ofPool.extend({ after: z.object({ shares: z.bigint(), account: address }).optional(), limit }),
  ({ chain, pool, after, limit }) =>
    db
      .select({ account: holder.account, shares: holder.shares, since: holder.since })
      .from(holder)
      .where(
        and(
          eq(holder.chain, chain),
          eq(holder.pool, pool),
          gt(holder.shares, 0n),
          after &&
            or(
              sql`${holder.shares} < ${after.shares}`,
              and(eq(holder.shares, after.shares), gt(holder.account, after.account)),
            ),
        ),
      )
      .orderBy(desc(holder.shares), asc(holder.account))
      .limit(limit),
);
