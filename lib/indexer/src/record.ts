import {
  type Context,
  type Event,
  type EventNames,
  type IndexingFunctionArgs,
  ponder,
} from 'ponder:registry';
import schema from 'ponder:schema';
import { kindOf } from './kinds';
import { type Arguments, asText, namedIn, peopleIn, type Subject } from './subject';

/** The pool, product, incident and cover of an event. An incident or a cover also implies its product and its pool. */
async function subjectOf(contract: string, event: Event, { chain, db }: Context): Promise<Subject> {
  const named = namedIn(contract, event.log.address, event.args as Arguments);
  const { incident, cover } = named;
  let { product, pool } = named;
  if (product === null && incident !== null)
    product = (await db.find(schema.incident, { chain: chain.id, incident }))?.product ?? null;
  if (product === null && cover !== null)
    product = (await db.find(schema.cover, { chain: chain.id, cover }))?.product ?? null;
  if (!pool && product !== null)
    pool = (await db.find(schema.product, { chain: chain.id, product }))?.pool ?? null;
  return { pool, product, incident, cover };
}

const checked = new Set<number>();

/** Refuses a database read from another chain with the same id, such as an earlier demo chain. Checked at the first event. */
async function requireSameChain(event: Event, { chain, client, db }: Context) {
  if (checked.has(chain.id)) return;
  const known = await db.find(schema.latestEvent, { chain: chain.id });
  if (known && known.block < Number(event.block.number)) {
    const { hash } = await client.getBlock({ blockNumber: BigInt(known.block) });
    if (hash !== known.hash)
      throw new Error(
        `The database is of another chain: block ${known.block} of chain ${chain.id} is not the one it was read from.`,
      );
  }
  checked.add(chain.id);
}

async function record(full: string, event: Event, context: Context) {
  const [contract = '', name = ''] = full.split(':');
  const [actor, other] = peopleIn(event.args as Arguments, event.transaction.from);
  await context.db.insert(schema.activity).values({
    chain: context.chain.id,
    block: Number(event.block.number),
    log: event.log.logIndex,
    time: Number(event.block.timestamp),
    transaction: event.transaction.hash,
    contract,
    address: event.log.address,
    name,
    kind: kindOf(contract, name),
    actor,
    other,
    ...(await subjectOf(contract, event, context)),
    args: asText(event.args as Arguments),
  });
  const latest = { block: Number(event.block.number), hash: event.block.hash };
  await context.db
    .insert(schema.latestEvent)
    .values({ chain: context.chain.id, ...latest })
    .onConflictDoUpdate(latest);
}

const known = new Set<string>();

/** Registers a handler. It runs before the event is recorded as activity. */
export function on<const Name extends EventNames>(
  name: Name,
  work: (args: IndexingFunctionArgs<Name>) => Promise<unknown>,
) {
  known.add(name);
  ponder.on(name, async (args) => {
    await requireSameChain(args.event as Event, args.context as Context);
    await work(args as IndexingFunctionArgs<Name>);
    await record(name, args.event as Event, args.context as Context);
  });
}

/** Records all events that have no handler. */
export function onOthers(names: readonly EventNames[]) {
  for (const name of names) if (!known.has(name)) on(name, async () => undefined);
}

/** Position and time of an event, as rows store them. */
export const positionOf = (event: {
  block: { number: bigint; timestamp: bigint };
  log: { logIndex: number };
}) => ({
  block: Number(event.block.number),
  log: event.log.logIndex,
  time: Number(event.block.timestamp),
});
