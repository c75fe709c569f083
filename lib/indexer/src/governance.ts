// Indexes proposals and their votes.

import type { Context } from 'ponder:registry';
import schema from 'ponder:schema';
import { on } from './record';

on('MutualGovernor:ProposalCreated', async ({ event, context: { chain, db } }) => {
  const { proposalId, proposer, description } = event.args;
  const { count: number } = await db
    .insert(schema.total)
    .values({ chain: chain.id, of: 'proposals', count: 1 })
    .onConflictDoUpdate(({ count }) => ({ count: count + 1 }));
  await db.insert(schema.proposal).values({
    chain: chain.id,
    proposal: proposalId,
    number,
    proposer,
    description,
    votes: 0,
    createdAt: Number(event.block.timestamp),
  });
});

type Change = Partial<typeof schema.proposal.$inferSelect>;

const change = ({ chain, db }: Context, proposal: bigint, values: (before: { votes: number }) => Change) =>
  db.update(schema.proposal, { chain: chain.id, proposal }).set(values);

on('MutualGovernor:ProposalQueued', ({ event, context }) =>
  change(context, event.args.proposalId, () => ({ queuedAt: Number(event.block.timestamp) })),
);
on('MutualGovernor:ProposalExecuted', ({ event, context }) =>
  change(context, event.args.proposalId, () => ({ executedAt: Number(event.block.timestamp) })),
);
on('MutualGovernor:ProposalCanceled', ({ event, context }) =>
  change(context, event.args.proposalId, () => ({ cancelledAt: Number(event.block.timestamp) })),
);
const countVote = (context: Context, proposal: bigint) =>
  change(context, proposal, ({ votes }) => ({ votes: votes + 1 }));

on('MutualGovernor:VoteCast', ({ event, context }) => countVote(context, event.args.proposalId));
/** The same event, with parameters that the governor ignores. */
on('MutualGovernor:VoteCastWithParams', ({ event, context }) => countVote(context, event.args.proposalId));
