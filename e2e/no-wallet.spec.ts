// Help for users without a wallet, on a desktop and on a phone.

import { devices } from '@playwright/test';
import { expect, test } from './support/test';

test('on a desktop: which wallets there are', async ({ page, chain }) => {
  await page.goto(`/pools/${chain.deployment.pool}`);
  const dialog = page.getByRole('dialog', { name: 'No wallet was found' });
  await expect(async () => {
    await page.getByRole('button', { name: 'Connect wallet to stake' }).click();
    await expect(dialog).toBeVisible({ timeout: 3_000 });
  }).toPass();
  await expect(dialog.getByRole('link', { name: 'MetaMask' })).toHaveAttribute(
    'href',
    /^https:\/\/metamask\.io/,
  );
  await expect(dialog.getByText('then reload this page')).toBeVisible();
});

test('on a phone: a link to this page in a wallet’s browser', async ({ browser, chain, baseURL }) => {
  const context = await browser.newContext({ ...devices['iPhone 13'], baseURL });
  const page = await context.newPage();
  await page.goto(`/pools/${chain.deployment.pool}`);
  const dialog = page.getByRole('dialog', { name: 'No wallet was found' });
  await expect(async () => {
    const button = page.getByRole('banner').getByRole('button', { name: 'Connect wallet' });
    if (!(await dialog.isVisible())) await button.click({ timeout: 3_000 });
    await expect(dialog).toBeVisible({ timeout: 3_000 });
  }).toPass();
  const link = dialog.getByRole('link', { name: 'MetaMask' });
  await expect(link).toHaveAttribute(
    'href',
    new RegExp(`metamask\\.app\\.link/dapp/.*${chain.deployment.pool}`),
  );
  await expect(dialog.getByRole('button', { name: 'Copy the link to this page' })).toBeVisible();
  await context.close();
});

test('by default the app may only reach its chain, and only Safe may embed it', async ({ page }) => {
  const response = await page.goto('/pools');
  const policy = response?.headers()['content-security-policy'] ?? '';
  expect(policy).not.toContain('walletconnect');
  expect(policy).not.toContain('frame-src');
  expect(policy).toMatch(/frame-ancestors http:\/\/127\.0\.0\.1:\d+;/);
});
