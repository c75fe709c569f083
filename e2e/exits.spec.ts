// Exits while an incident is open: what it could cost is held back, the rest is paid.

import { PoolPage } from './pages/pool';
import { DAY, dUSD, EXPLOIT } from './support/chain';
import { expect, test } from './support/test';

const EVIDENCE = `0x${'e7'.repeat(32)}` as const;
const COVERED = dUSD(2_000);
const CENT = dUSD(1) / 100n;

test('an open incident holds back only what it could cost', async ({ chain, invite }) => {
  const { requestRedeem, buy, processExits, file } = chain.calls;
  const account = await chain.stake('alice', dUSD(200_000));
  await chain.send(account, requestRedeem(dUSD(100_000) * 1_000n, account.address));
  const bob = await chain.buyer('bob', dUSD(1_000));
  await chain.send(bob, buy(BigInt(EXPLOIT), COVERED, 90n, bob.address));
  const start = await chain.startOf(1);
  await chain.moveTo(start + 6 * DAY);
  // the exit left after the event, and the incident does not stop it
  await chain.send(bob, processExits, file(1n, start + 5 * DAY, 20, EVIDENCE));
  const alice = await invite('alice');
  const pool = new PoolPage(alice, chain.deployment.pool);
  await pool.open();
  await expect(alice.page.getByText('Report window', { exact: true })).toBeVisible();
  expect((await chain.exitOf(alice.address)).claimable, 'pending, not claimable yet').toBe(0n);

  await chain.pass(15 * DAY);
  await pool.open();
  const [{ exiting, capital }, before] = [await chain.money(), await chain.balanceOf(alice.address)];
  await alice.page.getByRole('button', { name: /^Claim 9[89],\d{3}\.\d\d\sdUSD$/ }).click();
  await expect(alice.notice('is in your wallet.')).toBeVisible();

  const paid = (await chain.balanceOf(alice.address)) - before;
  const held = (exiting * COVERED) / (capital + exiting);
  expect(exiting - paid, 'her part of all that the incident can cost').toBeGreaterThanOrEqual(held - CENT);
  expect(exiting - paid, 'and no more').toBeLessThan(held + dUSD(1));
  const { shares, claimable } = await chain.exitOf(alice.address);
  expect(shares, 'the rest is still hers').toBeGreaterThan(0n);
  expect(claimable).toBe(0n);

  await chain.pass(60 * DAY);
  await pool.open();
  await alice.page.getByRole('button', { name: /^Claim [\d,.]+\sdUSD$/ }).click();
  await expect
    .poll(async () => (await chain.exitOf(alice.address)).shares, 'after 60 days all is paid')
    .toBe(0n);
});
