// Every event of the demo: filters that are addresses, pages, and the same as a file.

import { readFile } from 'node:fs/promises';
import { expect, test } from '../support/test';

test('events are filtered, paged and downloaded', async ({ page }) => {
  await page.goto('/activity');
  const rows = page.getByRole('row');
  await expect(rows).toHaveCount(51);

  await page.getByLabel('Kind').selectOption('Claims');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page).toHaveURL(/kind=claims/);
  await expect(rows.filter({ hasText: 'Payout collected' }).first()).toBeVisible();
  await expect(rows.filter({ hasText: 'Cover bought' })).toHaveCount(0);

  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download as CSV' }).click();
  const text = await readFile(await (await downloading).path(), 'utf8');
  const lines = text.trimEnd().split('\r\n');
  expect(lines[0]).toContain('time,block,log,transaction,contract,event');
  expect(lines.length).toBeGreaterThan(10);
  expect(lines.slice(1).every((line) => line.includes(',Claims,'))).toBe(true);

  await page.getByRole('link', { name: 'Clear' }).click();
  await page.getByRole('link', { name: 'Older events' }).click();
  await expect(page).toHaveURL(/before=/);
  await page.getByRole('link', { name: 'Latest events' }).click();
  await expect(page).not.toHaveURL(/before=/);

  await page.getByLabel('Incident').fill('six');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByText('Enter the number of an incident.')).toBeVisible();
});
