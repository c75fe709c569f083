// The offered wallets depend on the server's configuration: this one has a WalletConnect project and Base Account.

import type { Page } from '@playwright/test';
import { expect, test } from '../support/test';

async function openWallets(page: Page) {
  const dialog = page.getByRole('dialog', { name: 'Connect a Wallet' });
  await expect(async () => {
    const button = page.getByRole('banner').getByRole('button', { name: 'Connect wallet' });
    if (!(await dialog.isVisible())) await button.click({ timeout: 3_000 });
    await expect(dialog).toBeVisible({ timeout: 3_000 });
  }).toPass();
  return dialog;
}

test('WalletConnect and Base Account are offered, and each loads its code when it is chosen', async ({
  page,
}) => {
  const relays: string[] = [];
  page.on('websocket', (socket) => relays.push(new URL(socket.url()).host));
  const response = await page.goto('/pools');
  const policy = response?.headers()['content-security-policy'] ?? '';
  expect(policy).toContain('wss://relay.walletconnect.org');
  expect(policy).toContain("frame-ancestors 'none'");
  const dialog = await openWallets(page);
  await expect(dialog.getByRole('button', { name: 'Base Account' })).toBeVisible();

  expect(relays, 'nothing of WalletConnect runs before').toEqual([]);
  await dialog.getByRole('button', { name: 'WalletConnect' }).click();
  await expect.poll(() => relays[0], { timeout: 20_000 }).toBe('relay.walletconnect.org');
});
