import { readFileSync } from 'node:fs';
import { expect, test } from './support/test';

const { rootMainFiles }: { rootMainFiles: string[] } = JSON.parse(
  readFileSync('.next/build-manifest.json', 'utf8'),
);

test('when the page and its error page fail, a last page says so', async ({ page, chain: _ }) => {
  // breaks every part of the app that is not the framework
  await page.route('**/_next/static/chunks/*.js*', async (route) => {
    if (rootMainFiles.some((file) => route.request().url().includes(file))) return route.continue();
    const response = await route.fetch();
    const code = await response.text();
    // the browser must not keep the broken file
    const headers = { ...response.headers(), 'cache-control': 'no-store' };
    await route.fulfill({ response, headers, body: code.replaceAll('.useEffect)(', '.useBroken)(') });
  });
  await page.goto('/docs');
  await expect(page.getByRole('heading', { name: 'Breakwater could not start' })).toBeVisible();
  await page.unrouteAll();
  await page.getByRole('button', { name: 'Reload the page' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Documentation' })).toBeVisible();
});
