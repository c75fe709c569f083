// Every page of the demo: with and without a wallet, wide and narrow, light and dark, and for screen readers.

import type { Page } from '@playwright/test';
import { accounts } from '@/lib/dev/accounts.mjs';
import { accessibilityProblems, colorProblems, showTheme } from '../support/accessibility';
import { PATHS } from '../support/paths';
import { expect, test } from '../support/test';

const WIDTHS = [1440, 390];

const UNKNOWN = {
  '/pools/0x0000000000000000000000000000000000000001': 'an unknown pool',
  '/pools/harbour': 'what is not an address',
  '/cover/999': 'an unknown product',
  '/cover/tidewater': 'what is no product',
  '/claims/999': 'an unknown incident',
  '/claims/first': 'what is no incident',
  '/governance/999': 'an unknown proposal',
  '/governance/first': 'what is no proposal',
};

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function expectReadable(page: Page) {
  const main = page.getByRole('main');
  const seen = { useInnerText: true };
  await expect(main).not.toContainText(/\bNaN\b|\bundefined\b|\bnull\b|\[object/, seen);
  await expect(main, 'symbols keep their letters').not.toContainText(/\b(DUSD|SDUSD|DETH)\b/, seen);
  await expect(main, 'hashes are short').not.toContainText(/0x[0-9a-fA-F]{40}/, seen);
  await expect(page.locator('.animate-pulse'), 'no skeleton is left').toHaveCount(0);
}

/** Checks all rules in both widths, and those about colours also in the other theme. */
async function expectWellMade(page: Page) {
  await expectReadable(page);
  for (const width of WIDTHS) {
    await test.step(`${width} wide`, async () => {
      await page.setViewportSize({ width, height: 900 });
      await showTheme(page, 'light');
      expect(await overflow(page), 'nothing is wider than the page').toBeLessThanOrEqual(0);
      expect(await accessibilityProblems(page), 'light').toEqual([]);
      await showTheme(page, 'dark');
      expect(await colorProblems(page), 'dark').toEqual([]);
    });
  }
}

test.describe('without a wallet', () => {
  for (const [name, path] of Object.entries(PATHS)) {
    test(`${name} is accessible and laid out correctly`, async ({ chain, page }) => {
      await page.goto(path(chain));
      await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
      await expectWellMade(page);
    });
  }
});

test('a member’s pages are accessible and laid out correctly', async ({ chain, invite }) => {
  test.setTimeout(150_000);
  const member = await invite('member', { isNew: true, key: accounts.member.key });
  await member.visit('/portfolio');
  await member.connect();
  await expect(member.page.getByRole('heading', { name: 'Covers' })).toBeVisible();
  for (const path of [
    '/portfolio',
    '/claims/new',
    `/pools/${chain.deployment.pool}`,
    `/pools/${chain.deployment.pools.reef.pool}`,
    '/cover/2',
    '/claims/6',
    '/claims/1',
  ]) {
    await test.step(path, async () => {
      await member.visit(path);
      await expectWellMade(member.page);
    });
  }
});

test('the checks find a fault, in the theme that has it', async ({ page }) => {
  await page.goto('/docs');
  await page.getByRole('main').evaluate((main) => {
    main.innerHTML =
      '<p style="color: light-dark(#000, #222)">Hard to read in the dark</p><img src="/icon.svg">';
  });
  await showTheme(page, 'light');
  expect(await colorProblems(page)).toEqual([]);
  expect(await accessibilityProblems(page)).toEqual(['image-alt: img', 'page-has-heading-one: html']);
  await showTheme(page, 'dark');
  expect(await colorProblems(page)).toEqual(['color-contrast: #content > p']);
});

test('in forced colours, buttons have a border and bars are visible', async ({ page, chain }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto(`/pools/${chain.deployment.pool}`);
  const edge = (element: Element) => getComputedStyle(element).borderTopWidth;
  expect(await page.getByRole('button', { name: 'Connect wallet to stake' }).evaluate(edge)).toBe('1px');
  const fill = (element: Element) => getComputedStyle(element).backgroundColor;
  const gauge = page
    .getByRole('img', { name: /required/i })
    .locator('span')
    .first();
  const [ground, bar] = [await page.locator('body').evaluate(fill), await gauge.evaluate(fill)];
  expect(bar).not.toBe(ground);
});

test('the wallet dialog is accessible and laid out correctly', async ({ page, invite }) => {
  await page.close();
  const guest = await invite('guest', { isNew: true });
  await guest.visit('/');
  await guest.openWallets();
  expect(await accessibilityProblems(guest.page)).toEqual([]);
  await guest.page.setViewportSize({ width: 320, height: 640 });
  const close = guest.page.getByRole('dialog').getByRole('button', { name: 'Close' });
  await expect(close, 'as narrow as the window').toBeInViewport({ ratio: 1 });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('every page shows its figures', async ({ chain, page }) => {
    const { capital } = await chain.money();
    const shown = (capital / 10n ** 6n).toLocaleString('en');
    await page.goto(`/pools/${chain.deployment.pool}`);
    await expect(page.getByText(shown).first()).toBeVisible();
    await page.goto('/');
    await expect(page.getByRole('link', { name: 'Tidewater Lending' }).first()).toBeVisible();
    await page.goto('/pools');
    for (const name of ['Harbour Pool', 'Lighthouse Pool', 'Reef Pool'])
      await expect(page.getByRole('row').filter({ hasText: name })).toContainText(/d(USD|ETH)/);
    await page.goto('/cover');
    await expect(page.getByRole('rowgroup').filter({ hasText: 'Tidewater Lending' })).toContainText('dETH');
    await page.goto('/stress');
    await expect(page.getByText('expected loss').first()).toBeVisible();
    await page.goto('/cover/1');
    await expect(page.locator('form').getByText('Premium', { exact: true })).toBeVisible();
    // without a script, streamed parts stay below the layout
    const body = page.locator('body');
    await expect(body).toContainText(/\d+\.\d\d dUSD/);
    const others = page.getByRole('row').filter({ hasText: 'Reef Pool' });
    await expect(others, 'the same risk in another pool').toContainText('dETH');
    await page.goto('/claims/1');
    await expect(page.getByText(/^Accepted at \d+ %$/)).toBeVisible();
    for (const path of Object.values(PATHS)) {
      await page.goto(path(chain));
      await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
      await expect(body).not.toContainText('NaN', { useInnerText: true });
      await expect(page.locator('[data-pending]:visible'), 'no placeholder is left').toHaveCount(0);
    }
  });
});

for (const [path, what] of Object.entries(UNKNOWN)) {
  test(`${what} shows that it is unknown`, async ({ page }) => {
    const response = await page.goto(path);
    expect(response?.status()).toBe(404);
    await expect(page.getByText('There is nothing at this address')).toBeVisible();
    await page.getByRole('main').getByRole('link', { name: 'Overview' }).click();
    await expect(page).toHaveURL('/');
  });
}

test('the health endpoint shows the app’s state', async ({ chain, page }) => {
  const response = await page.request.get('/health');
  expect(response.status()).toBe(200);
  const health = await response.json();
  expect(health).toMatchObject({ status: 'ok', problems: [], evidence: { isWritable: true } });
  expect(health.chains[0].head.block).toBe(String(await chain.client.getBlockNumber({ cacheTime: 0 })));
});

test('the documentation shows the time windows of a pool', async ({ page }) => {
  await page.goto('/docs/deadlines');
  const window = page.getByRole('row').filter({ hasText: 'File or prove an event' });
  await expect(window).toContainText('14 days');
  await expect(page.getByRole('row').filter({ hasText: 'Timelock' })).toContainText('2 days');
});
