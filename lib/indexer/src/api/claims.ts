import schema from 'ponder:schema';
import { and, asc, count, desc, eq, gt, inArray, lt, lte, sql } from 'ponder';
import { z } from 'zod';
import { STATUSES } from '../../../claims/types';
import { address, chain, db, id, limit, position, query } from './query';

const { assessor, bond, collection, episode, incident, vote } = schema;

/** Numbers of incidents, latest first. */
export const incidents = query(
  z.object({
    chain,
    isOpen: z.boolean().optional(),
    wasVotedOn: z.boolean().optional(),
    states: z.array(z.enum(STATUSES)).min(1).optional(),
    product: id.optional(),
    pool: address.optional(),
    episode: id.optional(),
    before: id.optional(),
    limit,
  }),
  async ({ chain, states, before, limit, ...asked }) => {
    const given = Object.entries(asked).filter(([, value]) => value !== undefined);
    const rows = await db
      .select({ incident: incident.incident })
      .from(incident)
      .where(
        and(
          eq(incident.chain, chain),
          ...given.map(([name, value]) => eq(incident[name as keyof typeof asked], value)),
          states && inArray(incident.state, states),
          before === undefined ? undefined : lt(incident.incident, before),
        ),
      )
      .orderBy(desc(incident.incident))
      .limit(limit);
    return rows.map((row) => row.incident);
  },
);

/** Numbers of incidents in each state, and of those with a vote. */
export const incidentCounts = query(z.object({ chain }), async ({ chain }) => {
  const states = await db
    .select({ state: incident.state, count: count() })
    .from(incident)
    .where(eq(incident.chain, chain))
    .groupBy(incident.state);
  const [voted] = await db
    .select({ count: count() })
    .from(incident)
    .where(and(eq(incident.chain, chain), eq(incident.wasVotedOn, true)));
  return { states, voted: voted?.count ?? 0 };
});

/** Payouts of an incident, latest first, and their number and sum. */
export const collections = query(
  z.object({ chain, incident: id, before: position.optional(), limit }),
  async ({ chain, incident: number, before, limit }) => {
    const rows = await db
      .select()
      .from(collection)
      .where(
        and(
          eq(collection.chain, chain),
          eq(collection.incident, number),
          before && sql`(${collection.block}, ${collection.log}) < (${before.block}, ${before.log})`,
        ),
      )
      .orderBy(desc(collection.block), desc(collection.log))
      .limit(limit);
    const [total] = await db
      .select({ collections: incident.collections, collected: incident.collected })
      .from(incident)
      .where(and(eq(incident.chain, chain), eq(incident.incident, number)));
    return { rows, ...(total ?? { collections: 0, collected: 0n }) };
  },
);

/** Votes of an account, latest incident first. */
export const votesOf = query(
  z.object({ chain, voter: address, before: id.optional(), limit }),
  ({ chain, voter, before, limit }) =>
    db
      .select()
      .from(vote)
      .where(
        and(
          eq(vote.chain, chain),
          eq(vote.voter, voter),
          before === undefined ? undefined : lt(vote.incident, before),
        ),
      )
      .orderBy(desc(vote.incident))
      .limit(limit),
);

/** Incidents in which an account has a bond that it has not collected, latest first. */
export const bondedIncidents = query(z.object({ chain, account: address, limit }), async (asked) => {
  const { chain, account, limit } = asked;
  const rows = await db
    .selectDistinct({ incident: bond.incident })
    .from(bond)
    .where(and(eq(bond.chain, chain), eq(bond.account, account), eq(bond.collected, 0n)))
    .orderBy(desc(bond.incident))
    .limit(limit);
  return rows.map((row) => row.incident);
});

/** Unsettled votes of final incidents, oldest first. */
export const unsettledVotes = query(z.object({ chain, limit }), ({ chain, limit }) =>
  db
    .select({ incident: vote.incident, voter: vote.voter })
    .from(vote)
    .innerJoin(incident, and(eq(incident.chain, vote.chain), eq(incident.incident, vote.incident)))
    .where(and(eq(vote.chain, chain), eq(vote.isSettled, false), eq(incident.isOpen, false)))
    .orderBy(asc(vote.incident), asc(vote.voter))
    .limit(limit),
);

/** Number of assessors whose stake votes. */
export const assessorCount = query(z.object({ chain }), async ({ chain }) => {
  const [row] = await db
    .select({ count: count() })
    .from(assessor)
    .where(and(eq(assessor.chain, chain), gt(assessor.stake, 0n)));
  return row?.count ?? 0;
});

/** Episodes with an open pot and a last verdict within this age, each by one of its incidents. */
export const openEpisodes = query(z.object({ chain, until: id, limit }), ({ chain, until, limit }) =>
  db
    .select({ incident: episode.incident, lastVerdictAt: episode.lastVerdictAt })
    .from(episode)
    .where(and(eq(episode.chain, chain), eq(episode.isClosed, false), lte(episode.lastVerdictAt, until)))
    .orderBy(asc(episode.lastVerdictAt))
    .limit(limit),
);
