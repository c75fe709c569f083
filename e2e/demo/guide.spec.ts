// A visitor follows the demo's guide through events that a price feed decides.

import type { Page } from '@playwright/test';
import { CoverPage } from '../pages/cover';
import { DAY, dUSD } from '../support/chain';
import { expect, test } from '../support/test';

/** Product of the pool on the savings dollar whose feed proves a depeg, and is too old after 30 days. */
const NORTHWIND = 22;

const card = (page: Page, story: 'depeg' | 'crash') => page.locator(`#${story}`);

test('a visitor takes a depeg from the price to the payout in a few clicks', async ({ invite }) => {
  const visitor = await invite('visitor', { isNew: true });
  await visitor.getMoney();
  const cover = new CoverPage(visitor);
  await cover.open(NORTHWIND);
  await cover.choose('500', 60);
  await cover.buy();
  await expect(visitor.notice(/^Cover \d+ is yours\./)).toBeVisible();

  await visitor.visit('/faucet');
  const depeg = card(visitor.page, 'depeg');
  await depeg.getByRole('button', { name: 'Move the clock there' }).click();
  await expect(depeg.getByText(/^Your cover \d+ of 500\.00 sdUSD is in force\.$/)).toBeVisible();
  await depeg.getByRole('button', { name: 'Let the price fall' }).click();
  await expect(depeg.getByText(/^It has been below 0\.95 for 0 s of 2 days and 1 of 3 rounds/)).toBeVisible();
  await depeg.getByRole('button', { name: 'Let it stay there' }).click();
  await depeg.getByRole('button', { name: 'Prove 60 %' }).click();
  await expect(visitor.notice(/^Proven and accepted at 60 %/)).toBeVisible();

  await depeg
    .getByRole('link', { name: /^Collect from incident \d+$/ })
    .first()
    .click();
  await visitor.button('Collect 300.00 sdUSD').click();
  await expect(visitor.notice('300.00 sdUSD was paid to the holder of the cover.')).toBeVisible();
});

test('a crash is explained, and anyone can prove prices', async ({ page }) => {
  const publish = async (data: object) => {
    const response = await page.request.post('/api/demo/rounds', { data });
    return response.status();
  };
  const beats = [
    [1, '3000'],
    [6, '3000'],
    [2, '1500'],
    [7, '1500'],
  ].map(([hours, price]) => ({ after: Number(hours) * 3_600, price }));
  expect(await publish({ feed: 'etherFeed', beats: [] })).toBe(400);
  expect(await publish({ feed: 'etherFeed', beats: [{ after: 60, price: '-1' }] })).toBe(400);
  expect(await publish({ feed: 'etherFeed', beats })).toBe(200);
  await page.goto('/faucet');
  await expect(
    card(page, 'crash').getByText(/every cover in force at that time is paid 7\d\.\d\d/),
  ).toBeVisible();
  await page.goto('/claims/new');
  const coral = page.locator('section', { hasText: 'Coral Perpetuals' }).last();
  await expect(coral.getByText('It can be proven now')).toBeVisible();
  await expect(coral.getByRole('button', { name: 'Connect wallet to prove it' })).toBeVisible();
});

test('the demo still sells cover, however far the clock is moved', async ({ chain, page }) => {
  const before = await chain.now();
  const seconds = 45 * DAY;
  const response = await page.request.post('/api/demo/time', { data: { seconds } });
  expect(response.ok()).toBe(true);
  expect(await chain.now()).toBeGreaterThanOrEqual(before + seconds);
  expect(await chain.premium(NORTHWIND, dUSD(100), 30), 'its price feed moved along').toBeGreaterThan(0n);
  await page.goto(`/cover/${NORTHWIND}`);
  await expect(page.getByRole('main')).not.toContainText('Sales are stopped');
});
