// Indexes pools: capital, shares, exits, rewards.

import type { Context } from 'ponder:registry';
import schema from 'ponder:schema';
import { type Hex, zeroAddress } from 'viem';
import { on, positionOf } from './record';

/** A pool's capital has one point for each quarter of a day. */
const SLOT_SECONDS = 21_600;

type Pool = typeof schema.pool.$inferSelect;
type Event = Parameters<typeof positionOf>[0] & { log: { address: Hex } };

/** Changes a pool's running totals and its latest point. A loss keeps the point before it and starts a new one. */
async function move(
  event: Event,
  { chain, db }: Context,
  change: (pool: Pool) => Partial<Pool>,
  isLoss = false,
) {
  const key = { chain: chain.id, address: event.log.address };
  const pool = await db.find(schema.pool, key);
  if (!pool) throw new Error(`An event of ${event.log.address} came before its pool was created.`);
  const { block, time } = positionOf(event);
  const slot = Math.floor(time / SLOT_SECONDS);
  const part = (slot === pool.slot ? pool.part : 0) + (isLoss ? 1 : 0);
  const moved = { ...pool, ...change(pool), slot, part: isLoss ? part + 1 : part };
  await db.update(schema.pool, key).set(moved);
  if (moved.shares === 0n) return;
  const point = { time, block, capital: moved.capital, shares: moved.shares };
  await db
    .insert(schema.capitalPoint)
    .values({ chain: chain.id, pool: pool.address, slot, part, ...point })
    .onConflictDoUpdate(point);
}

on('PoolFactory:PoolCreated', ({ event, context }) =>
  context.db.insert(schema.pool).values({
    chain: context.chain.id,
    address: event.args.pool,
    name: event.args.name,
    asset: event.args.asset,
    curator: event.args.curator,
    createdAt: Number(event.block.timestamp),
    capital: 0n,
    shares: 0n,
    earned: 0n,
    lost: 0n,
    slot: 0,
    part: 0,
  }),
);

on('CapitalPool:CuratorSet', ({ event, context }) =>
  context.db
    .update(schema.pool, { chain: context.chain.id, address: event.log.address })
    .set({ curator: event.args.to }),
);

on('CapitalPool:Accrued', ({ event, context }) =>
  move(event, context, ({ earned }) => ({
    earned: earned + event.args.premium,
    capital: event.args.capital,
  })),
);

on('CapitalPool:Deposit', ({ event, context }) =>
  move(event, context, ({ capital, shares }) => ({
    capital: capital + event.args.assets,
    shares: shares + event.args.shares,
  })),
);

on('CapitalPool:ExitsProcessed', async ({ event, context }) => {
  const { assets, shares } = event.args;
  await move(event, context, (pool) => ({ capital: pool.capital - assets, shares: pool.shares - shares }));
  await context.db
    .insert(schema.fill)
    .values({
      chain: context.chain.id,
      pool: event.log.address,
      fill: Number(event.args.fill),
      shares,
      assets,
      filledAt: Number(event.block.timestamp),
    })
    .onConflictDoUpdate((before) => ({ shares: before.shares + shares, assets: before.assets + assets }));
});

on('CapitalPool:LossBooked', ({ event, context }) =>
  move(
    event,
    context,
    ({ capital, lost }) => ({ capital: capital - event.args.fromCapital, lost: lost + event.args.loss }),
    true,
  ),
);

on('CapitalPool:Transfer', async ({ event, context: { chain, db } }) => {
  const { from, to, value } = event.args;
  const key = { chain: chain.id, pool: event.log.address };
  const since = Number(event.block.timestamp);
  for (const [account, change] of [[from, -value] as const, [to, value] as const]) {
    if (account === zeroAddress || change === 0n) continue;
    await db
      .insert(schema.holder)
      .values({ ...key, account, shares: change, since })
      .onConflictDoUpdate(({ shares }) => ({ shares: shares + change }));
  }
});

on('CapitalPool:RedeemRequest', ({ event, context }) => {
  const { controller, owner, requestId, shares } = event.args;
  return context.db
    .insert(schema.exitRequest)
    .values({
      chain: context.chain.id,
      pool: event.log.address,
      controller,
      requestId: Number(requestId),
      owner,
      shares,
      requestedAt: Number(event.block.timestamp),
    })
    .onConflictDoUpdate((before) => ({ shares: before.shares + shares }));
});

type Flow = { funded?: bigint; claimed?: bigint };

async function flow({ chain, db }: Context, { pool, token }: { pool: Hex; token: Hex }, added: Flow) {
  const { funded = 0n, claimed = 0n } = added;
  await db
    .insert(schema.reward)
    .values({ chain: chain.id, pool, token, funded, claimed })
    .onConflictDoUpdate((before) => ({
      funded: before.funded + funded,
      claimed: before.claimed + claimed,
    }));
}

on('Rewards:Funded', ({ event, context }) => flow(context, event.args, { funded: event.args.amount }));
on('Rewards:Claimed', ({ event, context }) => flow(context, event.args, { claimed: event.args.amount }));
