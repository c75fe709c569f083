// Light or dark: as the system says, until somebody says otherwise.

import type { Page } from '@playwright/test';
import { expect, test } from './support/test';

const LIGHT = 'rgb(250, 248, 244)';
const DARK = 'rgb(12, 23, 30)';

const showsPaper = (page: Page, color: string, timeout = 10_000) =>
  expect(page.locator('body')).toHaveCSS('background-color', color, { timeout });

test('the system’s colours, and then the chosen ones: in every tab and on the next visit', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/docs');
  await showsPaper(page, DARK);
  await page.emulateMedia({ colorScheme: 'light' });
  await showsPaper(page, LIGHT);

  const other = await page.context().newPage();
  await other.goto('/docs');
  await expect(async () => {
    await other.getByRole('button', { name: 'Switch between light and dark' }).click();
    await showsPaper(other, DARK, 3_000);
  }, 'the page takes clicks once it is hydrated').toPass();
  await showsPaper(page, DARK);

  await page.reload();
  await showsPaper(page, DARK);
});
