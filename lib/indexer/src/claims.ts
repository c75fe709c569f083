// Indexes incidents, from filing to the last collection.

import type { Context } from 'ponder:registry';
import schema from 'ponder:schema';
import { type Hex, zeroAddress, zeroHash } from 'viem';
import { BPS_PER_STEP, PARTIES, type Party } from '../../claims/types';
import { on, positionOf } from './record';

/** Placeholders for an incident of which only the vote is known. */
export const NEW_INCIDENT = {
  product: 0,
  pool: zeroAddress,
  filer: zeroAddress,
  state: 'filed',
  isOpen: true,
  isProven: false,
  wasVotedOn: false,
  eventTime: 0,
  filedAt: 0,
  severityBps: 0,
  episode: null,
  booked: 0n,
  collected: 0n,
  collections: 0,
  votes: 0,
};

type Change = Partial<Omit<typeof schema.incident.$inferSelect, 'chain' | 'incident'>>;

async function change({ chain, db }: Context, incident: bigint, values: Change) {
  await db.update(schema.incident, { chain: chain.id, incident: Number(incident) }).set(values);
}

type Opened = Pick<
  typeof schema.incident.$inferSelect,
  'filer' | 'isProven' | 'state' | 'eventTime' | 'filedAt' | 'severityBps'
>;

async function open({ chain, db }: Context, incident: bigint, product: bigint, opened: Opened) {
  const listed = await db.find(schema.product, { chain: chain.id, product: Number(product) });
  if (!listed) throw new Error(`Incident ${incident} is of a product that was not listed.`);
  const row = { product: Number(product), pool: listed.pool, ...opened };
  await db
    .insert(schema.incident)
    .values({ chain: chain.id, incident: Number(incident), ...NEW_INCIDENT, ...row })
    // its vote was opened by an earlier event of the same transaction
    .onConflictDoUpdate({ ...row, state: 'voting' });
}

type Bond = { account: Hex; amount: bigint; evidence: Hex; at: bigint };

async function putUp({ chain, db }: Context, incident: bigint, party: Party, { at, ...bond }: Bond) {
  const row = { ...bond, at: Number(at), collected: 0n };
  await db
    .insert(schema.bond)
    .values({ chain: chain.id, incident: Number(incident), party, ...row })
    .onConflictDoUpdate(row);
}

on('Claims:IncidentFiled', async ({ event, context }) => {
  const { incident, product, filer, filing, bond } = event.args;
  await open(context, incident, product, {
    filer,
    state: 'filed',
    isProven: false,
    eventTime: Number(filing.eventTime),
    filedAt: Number(event.block.timestamp),
    severityBps: filing.assertedStep * BPS_PER_STEP,
  });
  const { evidence } = filing;
  await putUp(context, incident, 'filer', {
    account: filer,
    amount: bond,
    evidence,
    at: event.block.timestamp,
  });
});

on('Claims:IncidentProven', ({ event, context }) => {
  const { incident, product, prover, eventTime, severityBps } = event.args;
  return open(context, incident, product, {
    filer: prover,
    state: 'decided',
    isProven: true,
    eventTime: Number(eventTime),
    filedAt: Number(event.block.timestamp),
    severityBps: Number(severityBps),
  });
});

on('Claims:IncidentChallenged', ({ event, context }) => {
  const { incident, challenger: account, bond: amount, evidence } = event.args;
  return putUp(context, incident, 'challenger', { account, amount, evidence, at: event.block.timestamp });
});

on('Claims:IncidentAppealed', ({ event, context }) => {
  const { incident, appellant: account, bond: amount, evidence } = event.args;
  return putUp(context, incident, 'appellant', { account, amount, evidence, at: event.block.timestamp });
});

on('Claims:Tallied', ({ event, context }) =>
  change(context, event.args.incident, {
    state: event.args.decided ? 'decided' : 'escalated',
    severityBps: event.args.step * BPS_PER_STEP,
  }),
);
on('Claims:Escalated', ({ event, context }) => change(context, event.args.incident, { state: 'escalated' }));
on('Claims:RulingLapsed', ({ event, context }) => change(context, event.args.incident, { state: 'decided' }));
on('Claims:IncidentDrawn', ({ event, context }) => change(context, event.args.incident, { state: 'drawn' }));
on('Claims:Ruled', ({ event, context }) =>
  change(context, event.args.incident, {
    state: 'decided',
    severityBps: event.args.step * BPS_PER_STEP,
  }),
);

on('Claims:IncidentFinalized', async ({ event, context }) => {
  const { chain, db } = context;
  const { incident, product, booked } = event.args;
  const [severityBps, number] = [Number(event.args.severityBps), Number(event.args.episode)];
  const before = await db.find(schema.incident, { chain: chain.id, incident: Number(incident) });
  if (severityBps === 0) {
    const state = before?.state === 'drawn' ? 'lapsed' : 'refused';
    await change(context, incident, { state, isOpen: false, severityBps });
    return;
  }
  if (!before) throw new Error(`Incident ${incident} was settled before it was filed.`);
  await change(context, incident, { state: 'accepted', isOpen: false, severityBps, booked, episode: number });
  const lastVerdictAt = Number(event.block.timestamp);
  await db
    .insert(schema.episode)
    .values({
      chain: chain.id,
      product: Number(product),
      episode: number,
      incident: Number(incident),
      booked,
      largestBps: severityBps,
      lastVerdictAt,
      isClosed: false,
    })
    .onConflictDoUpdate((known) => ({
      booked: known.booked + booked,
      largestBps: Math.max(known.largestBps, severityBps),
      lastVerdictAt,
      isClosed: false,
    }));
});

on('Claims:UncollectedReturned', async ({ event, context: { chain, db } }) => {
  const { product, episode } = event.args;
  await db
    .update(schema.episode, { chain: chain.id, product: Number(product), episode: Number(episode) })
    .set({ isClosed: true });
});

on('Claims:Collected', async ({ event, context: { chain, db } }) => {
  const { cover, holder, assets } = event.args;
  const incident = Number(event.args.incident);
  await db
    .insert(schema.collection)
    .values({ chain: chain.id, ...positionOf(event), incident, cover: Number(cover), holder, assets });
  await db.update(schema.incident, { chain: chain.id, incident }).set((before) => ({
    collected: before.collected + assets,
    collections: before.collections + 1,
  }));
});

on('Claims:CoverSettled', async ({ event, context: { chain, db } }) => {
  const { cover, holder, assets } = event.args;
  await db
    .insert(schema.collection)
    .values({ chain: chain.id, ...positionOf(event), incident: null, cover: Number(cover), holder, assets });
});

on('Claims:BondCollected', async ({ event, context: { chain, db } }) => {
  const party = PARTIES[event.args.party];
  if (!party) throw new Error(`A bond was collected by a party that is not known: ${event.args.party}.`);
  const key = { chain: chain.id, incident: Number(event.args.incident), party };
  const row = { account: event.args.to, amount: 0n, evidence: zeroHash, at: Number(event.block.timestamp) };
  await db
    .insert(schema.bond)
    .values({ ...key, ...row, collected: event.args.assets })
    .onConflictDoUpdate((before) => ({ collected: before.collected + event.args.assets }));
});
