// What a price feed decides, and the steps that anyone may take.

import { privateKeyToAccount } from 'viem/accounts';
import { accounts } from '@/lib/dev/accounts.mjs';
import { IncidentPage } from './pages/incident';
import { BRK, type Chain, DAY, dUSD, EXPLOIT, HOUR, keyOf } from './support/chain';
import { expect, test } from './support/test';

/** The cautious pool's Northwind Dollar: it pays 60 % once its feed was below 0.95 for two days. */
const NORTHWIND = 7;
const AMOUNT = dUSD(1_000);
const EVIDENCE = `0x${'e7'.repeat(32)}` as const;

/** 100,000 dUSD of capital in the cautious pool and Bob's cover of 1,000, in force; it is the chain's first. */
async function coverBob(chain: Chain) {
  const { mint, approvePool, deposit, buy } = chain.callsOf('lighthouse');
  const alice = await chain.bystander('alice');
  const stake = dUSD(100_000);
  await chain.send(alice, mint(alice.address, stake), approvePool, deposit(stake, alice.address));
  const bob = await chain.bystander('bob');
  const purchase = buy(BigInt(NORTHWIND), AMOUNT, 60n, bob.address);
  await chain.send(bob, mint(bob.address, dUSD(1_000)), approvePool, purchase);
  await chain.moveTo((await chain.startOf(1)) + HOUR);
  return bob;
}

/** Rounds of the feed, a day apart. */
async function publish(chain: Chain, ...prices: bigint[]) {
  const owner = privateKeyToAccount(accounts.deployer.key);
  for (const price of prices) {
    await chain.pass(DAY);
    await chain.send(owner, chain.calls.pushPrice('feed', price));
  }
}

test('a depeg is proven by its feed, and paid without a vote', async ({ chain, invite }) => {
  const bob = await coverBob(chain);
  await chain.bystander('dora');
  const anyone = await invite('dora');
  await publish(chain, 100_000_000n, 93_000_000n, 92_000_000n);
  await anyone.visit(`/cover/${NORTHWIND}`);
  await anyone.connect();
  await expect(anyone.page.getByText('Nothing can be proven now')).toBeVisible();
  await expect(anyone.button('Prove it')).toHaveCount(0);

  await publish(chain, 91_000_000n);
  await anyone.visit(`/cover/${NORTHWIND}`);
  await expect(anyone.page.getByText('It can be proven now')).toBeVisible();
  await anyone.button('Prove it').click();
  await expect.poll(async () => (await chain.incident(1).catch(() => null))?.severityBps).toBe(6_000);

  const holder = await invite('bob');
  await new IncidentPage(holder, 1).open();
  await holder.connect();
  const before = await chain.balanceOf(bob.address);
  await holder.page.getByRole('button', { name: /^Collect 600\.00 dUSD$/ }).click();
  await expect.poll(async () => (await chain.balanceOf(bob.address)) - before).toBe((AMOUNT * 6n) / 10n);
});

test('a juror reveals on another device, and a keeper counts', async ({ chain, invite }) => {
  await chain.stake('alice', dUSD(200_000));
  await chain.assess('carol', BRK(10_000));
  const bob = await chain.buyer('bob', dUSD(10_000));
  const { buy, file } = chain.calls;
  await chain.send(bob, buy(BigInt(EXPLOIT), dUSD(20_000), 90n, bob.address));
  const start = await chain.startOf(1);
  await chain.moveTo(start + 6 * HOUR);
  await chain.send(bob, file(1n, start + HOUR, 20, EVIDENCE));

  const desk = await invite('carol');
  const first = new IncidentPage(desk, 1);
  await first.open();
  await desk.connect();
  await first.commit(60);
  await expect(desk.page.getByText('Your vote is committed and hidden').first()).toBeVisible();
  await desk.page.context().close();

  await chain.moveTo((await chain.incident(1)).commitUntil);
  const phone = await invite('carol', { key: keyOf('carol') });
  const second = new IncidentPage(phone, 1);
  await second.open();
  await phone.connect();
  await second.reveal();
  await expect(phone.told('You voted 60 %')).toBeVisible();

  await chain.moveTo((await chain.incident(1)).until);
  await phone.visit('/keeper');
  await expect(phone.page.getByText('Count the votes on incident 1.')).toBeVisible();
  await phone.button('Count').click();
  await expect.poll(async () => (await chain.incident(1)).severityBps).toBe(6_000);
  await phone.visit('/keeper');
  // weeks of rewards may wait, but nothing of the incident
  await expect(phone.page.getByRole('heading', { level: 1, name: 'Keeper' })).toBeVisible();
  await expect(phone.page.getByText('Count the votes on incident 1.')).toBeHidden();
});
