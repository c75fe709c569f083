// The worst case, computed by the contracts, and its probability, simulated in the browser.

import { DEPEG, dUSD, EXPLOIT } from './support/chain';
import { expect, test } from './support/test';

const COVERED = { [EXPLOIT]: 20_000, [DEPEG]: 30_000 };

test('a joint failure of products is paid in the right order', async ({ chain, page }) => {
  await chain.stake('alice', dUSD(200_000));
  const bob = await chain.buyer('bob', dUSD(1_000));
  for (const [product, amount] of Object.entries(COVERED))
    await chain.send(bob, chain.calls.buy(BigInt(product), dUSD(amount), 90n, bob.address));

  await page.goto('/stress');
  await page.getByRole('link', { name: 'Nothing', exact: true }).click();
  await expect(page.getByText('Nothing fails')).toBeVisible();
  const harbour = page.getByRole('group', { name: 'Harbour Pool', exact: true });
  await harbour.getByRole('checkbox', { name: 'Tidewater Lending' }).check();
  await harbour.getByRole('checkbox', { name: 'Northwind Dollar' }).check();

  const answer = page.getByRole('region', { name: 'Harbour Pool' });
  await expect(answer).toContainText('2 products of 16');
  await expect(answer).toContainText('50,000 dUSD lost');
  await expect(answer.getByRole('status')).toContainText('Every claim is paid in full');
  const { fromReserve, fromCapital, unpaid } = await chain.stressTest([EXPLOIT, DEPEG]);
  expect(unpaid).toBe(0n);
  expect(fromReserve + fromCapital).toBe(dUSD(50_000));
  const whole = (Number(fromCapital) / 1e6).toFixed(0);
  await expect(answer).toContainText(`${Number(whole).toLocaleString('en')} dUSD`);
  await expect(page.getByText('Untouched: Lighthouse Pool, Reef Pool.')).toBeVisible();
  await expect(page, 'the choice can be shared').toHaveURL(/[?&]fail=1,2(&|$)/);
  await expect(page.getByRole('term').filter({ hasText: 'Total in dUSD' })).toBeVisible();
});

test('years are simulated, and the simulation can be stopped', async ({ chain, page }) => {
  await chain.stake('alice', dUSD(200_000));
  const bob = await chain.buyer('bob', dUSD(1_000));
  await chain.send(bob, chain.calls.buy(BigInt(EXPLOIT), dUSD(30_000), 90n, bob.address));
  await page.goto('/stress');
  await page.getByLabel('Years to simulate').fill('1000000');
  await page.getByRole('button', { name: 'Simulate 1,000,000 years' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Cancelled.' })).toBeVisible();

  await page.getByLabel('Years to simulate').fill('20,000');
  await page.getByRole('button', { name: 'Simulate 20,000 years' }).click();
  const done = page.getByRole('status').filter({ hasText: 'Done: 20,000 years of each pool.' });
  await expect(done).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('term').filter({ hasText: 'VaR 99.5 %' }).first()).toBeVisible();
  await expect(page.getByText('Losses of a year', { exact: true })).toBeVisible();
});
