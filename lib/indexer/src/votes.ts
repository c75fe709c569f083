// Assessors and their votes.

import type { Context } from 'ponder:registry';
import schema from 'ponder:schema';
import type { Hex } from 'viem';
import { on } from './record';

async function stake({ chain, db }: Context, account: Hex, added: bigint, since: bigint) {
  await db
    .insert(schema.assessor)
    .values({ chain: chain.id, account, stake: added, since: Number(since) })
    .onConflictDoUpdate((before) => ({ stake: before.stake + added }));
}

on('Assessors:Staked', ({ event, context }) =>
  stake(context, event.args.assessor, event.args.amount, event.block.timestamp),
);
/** What is on its way back votes no longer. */
on('Assessors:UnstakeRequested', ({ event, context }) =>
  stake(context, event.args.assessor, -event.args.amount, event.block.timestamp),
);

on('Assessors:VoteOpened', async ({ event, context: { chain, db } }) => {
  const key = { chain: chain.id, incident: Number(event.args.incident) };
  // the vote on an incident that does not go through the fast lane opens before the incident is told of
  if (await db.find(schema.incident, key))
    await db.update(schema.incident, key).set({ state: 'voting', wasVotedOn: true });
});

on('Assessors:VoteCommitted', async ({ event, context: { chain, db } }) => {
  const key = { chain: chain.id, incident: Number(event.args.incident) };
  const nothing = { weight: 0n, reward: 0n, penalty: 0n, isSettled: false };
  const committedAt = Number(event.block.timestamp);
  await db
    .insert(schema.vote)
    .values({ ...key, voter: event.args.voter, committedAt, ...nothing })
    .onConflictDoUpdate({ committedAt });
  await db
    .update(schema.incident, key)
    .set((before) => ({ state: 'voting', wasVotedOn: true, votes: before.votes + 1 }));
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
  if (penalty > 0n) await stake(context, voter, -penalty, event.block.timestamp);
});
