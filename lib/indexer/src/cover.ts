// Indexes products and covers.

import type { Context } from 'ponder:registry';
import schema from 'ponder:schema';
import { type Hex, zeroAddress } from 'viem';
import { dayOf, mondayOf } from '../../time';
import { on } from './record';

type Payment = { pool: Hex; time: bigint; paid?: bigint; refunded?: bigint };

async function pay({ chain, db }: Context, { pool, time, paid = 0n, refunded = 0n }: Payment) {
  const firstDay = mondayOf(dayOf(Number(time)));
  await db
    .insert(schema.premiumWeek)
    .values({ chain: chain.id, pool, firstDay, paid, refunded })
    .onConflictDoUpdate((week) => ({ paid: week.paid + paid, refunded: week.refunded + refunded }));
}

async function changeDay({ chain, db }: Context, pool: Hex, day: number, change: bigint) {
  await db
    .insert(schema.coverDay)
    .values({ chain: chain.id, pool, day, change })
    .onConflictDoUpdate((before) => ({ change: before.change + change }));
}

async function find({ chain, db }: Context, id: bigint) {
  const cover = await db.find(schema.cover, { chain: chain.id, cover: Number(id) });
  if (!cover) throw new Error(`An event of cover ${id} came before it was bought.`);
  return cover;
}

/** Moves the day on which cover in force ends. Cover that ends before it starts was never in force. */
async function moveEnd(context: Context, id: bigint, endDay: number) {
  const { pool, amount, startDay, endDay: before } = await find(context, id);
  await changeDay(context, pool, Math.max(before, startDay), amount);
  await changeDay(context, pool, Math.max(endDay, startDay), -amount);
}

on('Cover:ProductListed', ({ event, context }) => {
  const { product, pool, name, trigger } = event.args;
  return context.db.insert(schema.product).values({
    chain: context.chain.id,
    product: Number(product),
    pool,
    name,
    trigger,
    listedAt: Number(event.block.timestamp),
  });
});

on('Cover:CoverBought', async ({ event, context }) => {
  const { chain, db } = context;
  const { cover, product, holder, amount, premium } = event.args;
  const [startDay, endDay] = [Number(event.args.startDay), Number(event.args.endDay)];
  const sold = await db.find(schema.product, { chain: chain.id, product: Number(product) });
  if (!sold) throw new Error(`Cover ${cover} is of a product that was not listed.`);
  const row = {
    product: Number(product),
    pool: sold.pool,
    amount,
    left: amount,
    premium,
    refunded: 0n,
    collected: 0n,
    startDay,
    endDay,
    boughtAt: Number(event.block.timestamp),
  };
  await db
    .insert(schema.cover)
    .values({ chain: chain.id, cover: Number(cover), holder, ...row })
    .onConflictDoUpdate(row);
  await db
    .insert(schema.total)
    .values({ chain: chain.id, of: 'covers', count: 1 })
    .onConflictDoUpdate(({ count }) => ({ count: count + 1 }));
  await pay(context, { pool: sold.pool, time: event.block.timestamp, paid: premium });
  await changeDay(context, sold.pool, startDay, amount);
  await changeDay(context, sold.pool, endDay, -amount);
});

/** The token's transfer to its first holder and the sale may come in either order. */
on('Cover:Transfer', async ({ event, context: { chain, db } }) => {
  const { from, to, tokenId } = event.args;
  const key = { chain: chain.id, cover: Number(tokenId) };
  if (from !== zeroAddress) {
    await db.update(schema.cover, key).set({ holder: to });
    return;
  }
  const unknown = { product: 0, pool: zeroAddress, boughtAt: 0, startDay: 0, endDay: 0 };
  const nothing = { amount: 0n, left: 0n, premium: 0n, refunded: 0n, collected: 0n };
  await db
    .insert(schema.cover)
    .values({ ...key, holder: to, ...unknown, ...nothing })
    .onConflictDoUpdate({ holder: to });
});

on('Cover:CoverExtended', async ({ event, context }) => {
  const { cover, premium } = event.args;
  const endDay = Number(event.args.endDay);
  const { pool } = await find(context, cover);
  await moveEnd(context, cover, endDay);
  await context.db
    .update(schema.cover, { chain: context.chain.id, cover: Number(cover) })
    .set((before) => ({ endDay, premium: before.premium + premium }));
  await pay(context, { pool, time: event.block.timestamp, paid: premium });
});

on('Cover:CoverCancelled', async ({ event, context }) => {
  const { cover, refund } = event.args;
  const [endDay, cancelledAt] = [Number(event.args.endDay), Number(event.block.timestamp)];
  const { pool } = await find(context, cover);
  await moveEnd(context, cover, endDay);
  await context.db
    .update(schema.cover, { chain: context.chain.id, cover: Number(cover) })
    .set((before) => ({ endDay, cancelledAt, refunded: before.refunded + refund }));
  await pay(context, { pool, time: event.block.timestamp, refunded: refund });
});

on('Cover:CoverReduced', async ({ event, context }) => {
  await context.db
    .update(schema.cover, { chain: context.chain.id, cover: Number(event.args.cover) })
    .set((before) => ({ left: event.args.left, collected: before.collected + event.args.assets }));
});
