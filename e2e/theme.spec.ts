// The theme is the system's, until the user chooses one.

import type { Page } from '@playwright/test';
import { expect, test } from './support/test';

const LIGHT = 'rgb(250, 248, 244)';
const DARK = 'rgb(12, 23, 30)';

const showsPaper = (page: Page, color: string, timeout = 10_000) =>
  expect(page.locator('body')).toHaveCSS('background-color', color, { timeout });

test('the theme is the system’s, and then the chosen one, in every tab and on the next visit', async ({
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
