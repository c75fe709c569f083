// Incidents that a price feed decides, and the steps that anyone may take.

import { concat, type Hex, hexToNumber, numberToHex, slice } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { accounts } from '@/lib/dev/accounts.mjs';
import { IncidentPage } from '../pages/incident';
import { BRK, type Chain, DAY, dETH, dUSD, EXPLOIT, HOUR, keyOf } from '../support/chain';
import { expect, test } from '../support/test';

/** Cover of the Northwind Dollar in the pool in ether: pays 60 % after its feed was below 0.95 for two days. */
const NORTHWIND = 28;
const AMOUNT = dETH(10);
const EVIDENCE = `0x${'e7'.repeat(32)}` as const;

/** 100 dETH of capital and Bob's cover of 10, in force. It is the chain's first. */
async function coverBob(chain: Chain) {
  const { mint, approvePool, deposit, buy } = chain.callsOf('reef');
  const alice = await chain.bystander('alice');
  await chain.send(alice, mint(alice.address, dETH(100)), approvePool, deposit(dETH(100), alice.address));
  const bob = await chain.bystander('bob');
  const purchase = buy(BigInt(NORTHWIND), AMOUNT, 60n, bob.address);
  await chain.send(bob, mint(bob.address, dETH(1)), approvePool, purchase);
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
  await publish(chain, 100_000_000n, 100_000_000n, 93_000_000n, 92_000_000n);
  await anyone.visit(`/cover/${NORTHWIND}`);
  await expect(anyone.page.getByText('Nothing can be proven now')).toBeVisible();
  await expect(anyone.button('Prove it')).toHaveCount(0);

  await publish(chain, 91_000_000n);
  await anyone.visit(`/cover/${NORTHWIND}`);
  await expect(anyone.page.getByText('It can be proven now')).toBeVisible();
  await anyone.button('Prove it').click();
  await expect.poll(async () => (await chain.incident(1).catch(() => null))?.severityBps).toBe(6_000);
  await anyone.visit(`/cover/${NORTHWIND}`);
  await expect(anyone.page.getByText('Proven at 60 %')).toBeVisible();

  const holder = await invite('bob');
  await new IncidentPage(holder, 1).open();
  const token = chain.deployment.pools.reef.asset;
  const before = await chain.balanceOf(bob.address, token);
  await holder.page.getByRole('button', { name: /^Collect 6\.0+ dETH$/ }).click();
  await expect
    .poll(async () => (await chain.balanceOf(bob.address, token)) - before)
    .toBe((AMOUNT * 6n) / 10n);
});

test('an assessor reveals on another device, whose wallet writes signatures another way (A5), and a keeper counts', async ({
  chain,
  invite,
}) => {
  await chain.stake('alice', dUSD(200_000));
  await chain.assess('carol', BRK(10_000));
  const bob = await chain.buyer('bob', dUSD(10_000));
  const { buy, file } = chain.calls;
  await chain.send(bob, buy(BigInt(EXPLOIT), dUSD(20_000), 90n, bob.address));
  const start = await chain.startOf(1);
  await chain.moveTo(start + 6 * HOUR);
  await chain.send(bob, file(1n, start + HOUR, 20, EVIDENCE));

  const laptop = await invite('carol');
  const first = new IncidentPage(laptop, 1);
  await first.open();
  await first.commit(60);
  await expect(laptop.page.getByText('Your vote is committed and hidden').first()).toBeVisible();
  await laptop.page.context().close();

  await chain.moveTo((await chain.incident(1)).commitUntil);
  const phone = await invite('carol', { key: keyOf('carol') });
  // the same key; in this form the last byte counts from 0 instead of 27
  phone.wallet.answers.personal_sign = async ([raw]) => {
    const signature = await privateKeyToAccount(keyOf('carol')).signMessage({ message: { raw: raw as Hex } });
    return concat([
      slice(signature, 0, 64),
      numberToHex(hexToNumber(slice(signature, 64)) - 27, { size: 1 }),
    ]);
  };
  const second = new IncidentPage(phone, 1);
  await second.open();
  await second.reveal();
  await expect(phone.page.getByText('You voted 60 %')).toBeVisible();

  await chain.moveTo((await chain.incident(1)).until);
  await phone.visit('/keeper');
  await expect(phone.page.getByText('Count the votes on incident 1.')).toBeVisible();
  await phone.button('Count').click();
  await expect.poll(async () => (await chain.incident(1)).severityBps).toBe(6_000);
  await phone.visit('/keeper');
  // weeks of rewards may wait to be funded, but no step of the incident
  await expect(phone.page.getByRole('heading', { level: 1, name: 'Keeper' })).toBeVisible();
  await expect(phone.page.getByText('Count the votes on incident 1.')).toBeHidden();
});
