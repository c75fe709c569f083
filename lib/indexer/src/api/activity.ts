import schema from 'ponder:schema';
import { and, asc, desc, eq, inArray, notInArray, or, sql } from 'ponder';
import { z } from 'zod';
import { KINDS } from '../kinds';
import { address, chain, db, id, limit, type Position, position, query } from './query';

const { activity, latestEvent: latestEvents } = schema;

const before = ({ block, log }: Position) => sql`(${activity.block}, ${activity.log}) < (${block}, ${log})`;
const after = ({ block, log }: Position) => sql`(${activity.block}, ${activity.log}) > (${block}, ${log})`;

const filter = z.object({
  chain,
  kind: z.enum(KINDS).optional(),
  pool: address.optional(),
  product: id.optional(),
  incident: id.optional(),
  cover: id.optional(),
  account: address.optional(),
});

function matches({ account, ...asked }: z.infer<typeof filter>): ReturnType<typeof eq>[] {
  const given = Object.entries(asked).filter(([, value]) => value !== undefined);
  const columns = given.map(([name, value]) => eq(activity[name as keyof typeof asked], value));
  const people = account ? or(eq(activity.actor, account), eq(activity.other, account)) : undefined;
  return people ? [...columns, people] : columns;
}

/** Events that match all given filters, latest first. */
export const activityPage = query(
  filter.extend({ before: position.optional(), limit }),
  ({ before: last, limit, ...asked }) =>
    db
      .select()
      .from(activity)
      .where(and(...matches(asked), last && before(last)))
      .orderBy(desc(activity.block), desc(activity.log))
      .limit(limit),
);

/** The block of the latest event; null if there is none. */
export const latestEvent = query(z.object({ chain }), async ({ chain }) => {
  const [found] = await db
    .select({ block: latestEvents.block, hash: latestEvents.hash })
    .from(latestEvents)
    .where(eq(latestEvents.chain, chain));
  return found ?? null;
});

const wanted = z.object({
  chain,
  address,
  names: z.array(z.string().min(1)).min(1).max(20),
  pool: address.optional(),
  covers: z.array(id).max(1_000).optional(),
  actor: address.optional(),
  after: position.optional(),
  limit,
});

/** Events of one contract with these names, oldest first. */
export const events = query(wanted, ({ chain, address, names, pool, covers, actor, after: last, limit }) =>
  db
    .select()
    .from(activity)
    .where(
      and(
        eq(activity.chain, chain),
        eq(activity.address, address),
        inArray(activity.name, names),
        pool && eq(activity.pool, pool),
        covers && inArray(activity.cover, covers),
        actor && eq(activity.actor, actor),
        last && after(last),
      ),
    )
    .orderBy(asc(activity.block), asc(activity.log))
    .limit(limit),
);

/** Events of an incident, oldest first. Without collections, whose number is unlimited. */
export const incidentEvents = query(z.object({ chain, incident: id, limit }), ({ chain, incident, limit }) =>
  db
    .select()
    .from(activity)
    .where(
      and(
        eq(activity.chain, chain),
        eq(activity.incident, incident),
        notInArray(activity.name, ['Collected', 'VoteSettled']),
      ),
    )
    .orderBy(asc(activity.block), asc(activity.log))
    .limit(limit),
);
