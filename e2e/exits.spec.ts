// Leaving while something is being decided: what it can cost waits, the rest does not.

import { PoolPage } from './pages/pool';
import { DAY, dUSD, EXPLOIT } from './support/chain';
import { expect, test } from './support/test';

const EVIDENCE = `0x${'e7'.repeat(32)}` as const;
/** Below 1 % of the capital, so that nobody has to wait before leaving the shares. */
const COVERED = dUSD(900);
const CENT = dUSD(1) / 100n;

test('an open incident holds back only what it can cost', async ({ chain, invite }) => {
  const { requestRedeem, buy, processExits, file } = chain.calls;
  const account = await chain.stake('alice', dUSD(200_000));
  await chain.send(account, requestRedeem(dUSD(100_000) * 1_000n, account.address));
  const bob = await chain.buyer('bob', dUSD(1_000));
  await chain.send(bob, buy(BigInt(EXPLOIT), COVERED, 90n, bob.address));
  const start = await chain.startOf(1);
  await chain.moveTo(start + 6 * DAY);
  await chain.send(bob, processExits, file(1n, start + 5 * DAY, 20, EVIDENCE));
  await chain.pass(15 * DAY);

  const alice = await invite('alice');
  await new PoolPage(alice, chain.deployment.pool).open();
  await alice.connect();
  await expect(alice.page.getByText('Held by an incident')).toBeVisible();
  const [{ exiting }, before] = [await chain.money(), await chain.balanceOf(alice.address)];
  await alice.page.getByRole('button', { name: /^Take 99,5\d\d\.\d\d\sdUSD now$/ }).click();
  await expect(alice.told('What no open incident can take is in your wallet.')).toBeVisible();

  const paid = (await chain.balanceOf(alice.address)) - before;
  const { capital, exiting: left } = await chain.money();
  const held = (exiting * COVERED) / (capital + exiting);
  expect(exiting - paid, 'her part of all that the incident can cost').toBeGreaterThanOrEqual(held);
  expect(exiting - paid, 'and a trifle: premium earned since the last sync does not count').toBeLessThan(
    held + CENT,
  );
  expect(left).toBe(exiting - paid);
});
