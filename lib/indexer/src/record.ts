import {
  type Context,
  type Event,
  type EventNames,
  type IndexingFunctionArgs,
  ponder,
} from 'ponder:registry';
import schema from 'ponder:schema';
import { type Address, type Hex, zeroAddress } from 'viem';
import { kindOf } from './kinds';

/** The arguments of any event; what a name means is the same in all contracts. */
type Arguments = Record<string, unknown>;

/** Whose act an event is: the first of these that it names. */
const ACTORS = [
  'holder',
  'filer',
  'prover',
  'challenger',
  'appellant',
  'arbiter',
  'voter',
  'assessor',
  'proposer',
  'payer',
  'owner',
  'controller',
  'funder',
  'curator',
  'account',
  'by',
  'delegator',
  'from',
  'sender',
  'to',
];

const isAddress = (value: unknown): value is Address =>
  typeof value === 'string' && value.length === 42 && value.startsWith('0x');
const isNumber = (value: unknown): value is bigint | number => ['bigint', 'number'].includes(typeof value);
const numberFrom = (value: unknown) => (isNumber(value) ? Number(value) : null);

const asText = (args: Arguments) =>
  JSON.stringify(args, (_, value) => (isNumber(value) ? String(value) : value));

/** The people that an event names, the one who acted first. */
function peopleIn(args: Arguments, sender: Address): [actor: Address, other: Address | null] {
  const named = ACTORS.map((name) => args[name]).filter(isAddress);
  const people = [...new Set(named)].filter((account) => account !== zeroAddress);
  return [people[0] ?? sender, people[1] ?? null];
}

type Subject = { pool: Hex | null; product: number | null; incident: number | null; cover: number | null };

/** What an event is about. An event that names an incident or a cover is also one of its product and its pool. */
async function subjectOf(contract: string, event: Event, { chain, db }: Context): Promise<Subject> {
  const args = event.args as Arguments;
  const incident = numberFrom(args.incident);
  const cover = numberFrom(args.cover ?? (contract === 'Cover' ? args.tokenId : undefined));
  // a pool's own events number its products by their place in the pool
  let product = contract === 'CapitalPool' ? null : numberFrom(args.product);
  if (product === null && incident !== null)
    product = (await db.find(schema.incident, { chain: chain.id, incident }))?.product ?? null;
  if (product === null && cover !== null)
    product = (await db.find(schema.cover, { chain: chain.id, cover }))?.product ?? null;
  let pool: Hex | null = contract === 'CapitalPool' ? event.log.address : null;
  if (!pool && isAddress(args.pool)) pool = args.pool;
  if (!pool && product !== null)
    pool = (await db.find(schema.product, { chain: chain.id, product }))?.pool ?? null;
  return { pool, product, incident, cover };
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
}

const known = new Set<string>();

/** Runs for an event before it is written down as activity. */
export function on<const Name extends EventNames>(
  name: Name,
  work: (args: IndexingFunctionArgs<Name>) => Promise<unknown>,
) {
  known.add(name);
  ponder.on(name, async (args) => {
    await work(args as IndexingFunctionArgs<Name>);
    await record(name, args.event as Event, args.context as Context);
  });
}

/** Every event that nothing else was registered for. */
export function onOthers(names: readonly EventNames[]) {
  for (const name of names) if (!known.has(name)) on(name, async () => undefined);
}

/** The place and the time of an event, as rows hold them. */
export const placeOf = (event: {
  block: { number: bigint; timestamp: bigint };
  log: { logIndex: number };
}) => ({
  block: Number(event.block.number),
  log: event.log.logIndex,
  time: Number(event.block.timestamp),
});
