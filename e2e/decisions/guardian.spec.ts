import { accounts } from '@/lib/dev/accounts.mjs';
import { PoolPage } from '../pages/pool';
import { BRK, DAY, dUSD, EXPLOIT, HOUR } from '../support/chain';
import { expect, test } from '../support/test';

const EVIDENCE = `0x${'e7'.repeat(32)}` as const;

test('the guardian pauses new cover and deposits, and nothing else', async ({ chain, invite }) => {
  await chain.stake('alice', dUSD(200_000));
  await chain.assess('carol', BRK(10_000));
  const bob = await chain.bystander('bob');
  const { mint, approvePool, buy, file } = chain.calls;
  await chain.send(
    bob,
    mint(bob.address, dUSD(10_000)),
    approvePool,
    buy(BigInt(EXPLOIT), dUSD(20_000), 90n, bob.address),
  );
  await chain.moveTo((await chain.startOf(1)) + 6 * HOUR);

  const guardian = await invite('guardian', { key: accounts.deployer.key });
  await guardian.visit('/guardian');
  await guardian.button('Pause for 7 days').first().click();
  await expect(
    guardian.notice('Harbour Pool is paused for 7 days: no deposits and no new cover.'),
  ).toBeVisible();
  await expect(guardian.page.getByText('Paused', { exact: true })).toBeVisible();

  const person = await invite('bob');
  await person.visit(`/pools/${chain.deployment.pool}`);
  await expect(person.page.getByText('New cover and deposits are paused')).toBeVisible();
  await expect(person.page.getByText('The guardian has paused deposits until')).toBeVisible();
  await person.visit(`/cover/${EXPLOIT}`);
  await expect(person.page.getByText('New cover is paused')).toBeVisible();
  await expect(person.page.getByText('Nothing can be bought now.')).toBeVisible();
  await person.visit('/portfolio');
  await expect(person.button('Cancel cover 1')).toBeEnabled();

  const alice = await invite('alice');
  const pool = new PoolPage(alice, chain.deployment.pool);
  await pool.open();
  await pool.requestExit((worth) => worth / 4);
  await expect.poll(async () => (await chain.exitQueue())[0]).toBeGreaterThan(0n);
  await chain.send(bob, file(1n, (await chain.now()) - HOUR, 20, EVIDENCE));
  expect((await chain.incident(1)).until).toBeGreaterThan(await chain.now());

  await guardian.visit('/guardian');
  await guardian.button('End the pause now').click();
  await expect(guardian.notice('Harbour Pool takes deposits and sells cover again.')).toBeVisible();
  await expect(guardian.page.getByText('can be paused again on')).toBeVisible();
  await chain.pass(31 * DAY);
  await guardian.visit('/guardian');
  await expect(guardian.button('Pause for 7 days').first()).toBeEnabled();
});

test('an account that is not the guardian cannot pause, and sees why', async ({ chain, invite }) => {
  await chain.bystander('dave');
  const dave = await invite('dave');
  await dave.visit('/guardian');
  await expect(dave.page.getByText('Only the guardian can do this.').first()).toBeVisible();
  await expect(dave.button('Pause for 7 days').first()).toBeDisabled();
});
