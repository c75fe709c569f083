// Pools side by side, with two assets: an action in one pool changes no other.

import { CoverPage } from './pages/cover';
import { PoolPage } from './pages/pool';
import { dETH, dUSD } from './support/chain';
import { expect, test } from './support/test';

/** Shares have three decimals more than the asset. */
const SHARE_OF_ASSET = 1_000n;

test('pools are compared, and the one in ether takes a stake', async ({ chain, invite }) => {
  await chain.stake('alice', dUSD(200_000));
  const bob = await invite('bob', { isNew: true });
  await bob.getMoney();
  await expect(bob.figure('An ether token')).toHaveText('25.00 dETH');

  await bob.visit('/pools');
  const row = (name: string) => bob.page.getByRole('row').filter({ hasText: name });
  await expect(row('Harbour Pool')).toContainText('200,000 dUSD');
  await expect(row('Lighthouse Pool')).toContainText('0 sdUSD');
  await expect(row('Reef Pool')).toContainText('0 dETH');

  const reef = new PoolPage(bob, chain.deployment.pools.reef.pool);
  await reef.openFromList('Reef Pool');
  await reef.stake('10');
  await expect(bob.notice('You staked 10.00 dETH')).toBeVisible();
  expect(await chain.sharesOf(bob.address, 'reef'), 'the first shares cost par').toBe(
    dETH(10) * SHARE_OF_ASSET,
  );
  expect((await chain.money('reef')).capital).toBe(dETH(10));
  expect((await chain.money()).capital, 'no other pool is touched').toBe(dUSD(200_000));

  await bob.visit('/pools');
  await expect(row('Reef Pool')).toContainText('10.00 dETH');
  await bob.visit('/portfolio');
  await expect(row('Reef Pool')).toContainText(/10\.00(00)?\sdETH/);
});

test('cover is bought in ether', async ({ chain, invite }) => {
  const calls = chain.callsOf('reef');
  const alice = await chain.bystander('alice');
  await chain.send(alice, calls.mint(alice.address, dETH(100)), calls.approvePool);
  await chain.send(alice, calls.deposit(dETH(100), alice.address));
  const bob = await invite('bob');
  await chain.send(await chain.bystander('bob'), calls.mint(bob.address, dETH(25)));
  const cover = new CoverPage(bob);
  await cover.openFromList('Driftwood Vaults', 'Reef Pool');
  await cover.choose('10', 90);
  // 3 % a year for 90 days, and 7.5 of 100 dETH of stress capital for 106 days: the area under the curve up to 7.5 %
  const area = 0.02 * 0.075 + (0.02 / 0.7) * (0.075 ** 2 / 2);
  const premium = (10 * 0.03 * 90 + 100 * area * 106) / 365;
  const before = await chain.balanceOf(bob.address, chain.deployment.pools.reef.asset);
  await cover.buy();
  await expect(bob.notice(/^Cover 1 is yours\./)).toBeVisible();
  const paid = before - (await chain.balanceOf(bob.address, chain.deployment.pools.reef.asset));
  // the level has fallen a little since the pool was created
  expect(Number(paid) / 1e18).toBeCloseTo(premium, 3);
});

test('a link opens the exit form', async ({ chain, invite }) => {
  await chain.stake('alice', dUSD(1_000));
  const alice = await invite('alice');
  await alice.visit('/portfolio');
  await alice.page.getByRole('link', { name: 'Leave', exact: true }).click();
  await expect(alice.page).toHaveURL(/\/pools\/0x\w+\?tab=exit$/);
  await expect(alice.page.getByRole('tab', { name: 'Exit' })).toHaveAttribute('aria-selected', 'true');
  await expect(alice.page.getByText('Your stake 1,000.00 dUSD')).toBeVisible();
  await alice.field('Amount to withdraw').fill('400');
  await alice.button('Request exit').click();
  await expect(alice.notice('Your exit is in the queue.')).toBeVisible();
  const [requested] = await chain.exitQueue();
  expect(requested).toBe(dUSD(400) * SHARE_OF_ASSET);
});
