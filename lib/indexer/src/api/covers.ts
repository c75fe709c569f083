import schema from 'ponder:schema';
import { and, asc, desc, eq, gt, gte, inArray, lt, lte } from 'ponder';
import { z } from 'zod';
import { address, chain, db, id, limit, query } from './query';

const { cover } = schema;

/** Covers that an account holds, latest first. */
export const coversOf = query(
  z.object({ chain, holder: address, product: id.optional(), before: id.optional(), limit }),
  ({ chain, holder, product, before, limit }) =>
    db
      .select()
      .from(cover)
      .where(
        and(
          eq(cover.chain, chain),
          eq(cover.holder, holder),
          product === undefined ? gt(cover.product, 0) : eq(cover.product, product),
          before === undefined ? undefined : lt(cover.cover, before),
        ),
      )
      .orderBy(desc(cover.cover))
      .limit(limit),
);

/** Premium paid and refunded. */
export const payments = query(
  z.object({ chain, covers: z.array(id).min(1).max(1_000) }),
  ({ chain, covers }) =>
    db
      .select({ cover: cover.cover, premium: cover.premium, refunded: cover.refunded })
      .from(cover)
      .where(and(eq(cover.chain, chain), inArray(cover.cover, covers))),
);

/** Covers of a product whose last day is in a range, earliest first. */
export const endedCovers = query(
  z.object({ chain, product: id, from: id, to: id, limit }),
  ({ chain, product, from, to, limit }) =>
    db
      .select({ cover: cover.cover, endDay: cover.endDay })
      .from(cover)
      .where(
        and(
          eq(cover.chain, chain),
          eq(cover.product, product),
          gte(cover.endDay, from),
          lte(cover.endDay, to),
        ),
      )
      .orderBy(asc(cover.endDay), asc(cover.cover))
      .limit(limit),
);
