// Indexes assessors and their votes.

import type { Context } from 'ponder:registry';
import schema from 'ponder:schema';
import type { Hex } from 'viem';
import { NEW_INCIDENT } from './claims';
import { on } from './record';

on('Assessors:Staked', ({ event, context: { chain, db } }) => {
  const { assessor: account, amount } = event.args;
  return db
    .insert(schema.assessor)
    .values({ chain: chain.id, account, stake: amount, leaving: 0n, since: Number(event.block.timestamp) })
    .onConflictDoUpdate(({ stake }) => ({ stake: stake + amount }));
});

type Assessor = typeof schema.assessor.$inferSelect;
type Position = Pick<Assessor, 'stake' | 'leaving'>;

const change = ({ chain, db }: Context, account: Hex, values: (before: Assessor) => Partial<Position>) =>
  db.update(schema.assessor, { chain: chain.id, account }).set(values);

/** Requested stake no longer votes. */
on('Assessors:UnstakeRequested', ({ event, context }) => {
  const { assessor, amount } = event.args;
  return change(context, assessor, ({ stake, leaving }) => ({
    stake: stake - amount,
    leaving: leaving + amount,
  }));
});
on('Assessors:Unstaked', ({ event, context }) =>
  change(context, event.args.assessor, () => ({ leaving: 0n })),
);

on('Assessors:VoteOpened', async ({ event, context: { chain, db } }) => {
  const opened = { state: 'voting', wasVotedOn: true };
  // an incident that skips the fast lane has its vote opened before its own event
  await db
    .insert(schema.incident)
    .values({ chain: chain.id, incident: Number(event.args.incident), ...NEW_INCIDENT, ...opened })
    .onConflictDoUpdate(opened);
});

on('Assessors:VoteCommitted', async ({ event, context: { chain, db } }) => {
  const key = { chain: chain.id, incident: Number(event.args.incident) };
  const nothing = { weight: 0n, reward: 0n, penalty: 0n, isSettled: false };
  const committedAt = Number(event.block.timestamp);
  const { voter } = event.args;
  // a second commit replaces the first
  const isFirst = (await db.find(schema.vote, { ...key, voter })) === null;
  await db
    .insert(schema.vote)
    .values({ ...key, voter, committedAt, ...nothing })
    .onConflictDoUpdate({ committedAt });
  if (isFirst) await db.update(schema.incident, key).set(({ votes }) => ({ votes: votes + 1 }));
});

on('Assessors:VoteRevealed', async ({ event, context: { chain, db } }) => {
  const { voter, step, weight } = event.args;
  await db
    .update(schema.vote, { chain: chain.id, incident: Number(event.args.incident), voter })
    .set({ step, weight, revealedAt: Number(event.block.timestamp) });
});

on('Assessors:VoteSettled', async ({ event, context }) => {
  const { chain, db } = context;
  const { voter, reward, penalty } = event.args;
  await db
    .update(schema.vote, { chain: chain.id, incident: Number(event.args.incident), voter })
    .set({ reward, penalty, isSettled: true });
  if (penalty === 0n) return;
  // a penalty takes stake first, then what is leaving
  await change(context, voter, ({ stake, leaving }) => {
    const left = stake - penalty;
    return left < 0n ? { stake: 0n, leaving: leaving + left } : { stake: left };
  });
});
