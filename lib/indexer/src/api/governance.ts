import schema from 'ponder:schema';
import { and, desc, eq, lt } from 'ponder';
import { z } from 'zod';
import { chain, db, id, limit, query } from './query';

const { proposal } = schema;

/** Proposals, latest first. */
export const proposals = query(
  z.object({ chain, before: id.optional(), limit }),
  ({ chain, before, limit }) =>
    db
      .select()
      .from(proposal)
      .where(and(eq(proposal.chain, chain), before === undefined ? undefined : lt(proposal.number, before)))
      .orderBy(desc(proposal.number))
      .limit(limit),
);
