// Every page behind an ordinary provider (A8): ranges of 1,000 blocks, batches of 10, 100 ms, one request in ten refused, one in two
// hundred broken, and a node that lags by two blocks.

import { PATHS } from '../support/paths';
import { type AppBehindProvider, startAppBehindProvider } from '../support/provider';
import { expect, test } from '../support/test';

let app: AppBehindProvider;
test.beforeAll(async () => {
  test.setTimeout(90_000);
  const { rpcUrl } = test.info().project.use as { rpcUrl: string };
  app = await startAppBehindProvider(rpcUrl, 'e2e-demo');
});
test.afterAll(() => app.stop());

test('every page answers and shows its data', async ({ chain, page }) => {
  test.setTimeout(300_000);
  for (const [name, path] of Object.entries(PATHS)) {
    await test.step(name, async () => {
      const response = await page.goto(app.url + path(chain), { waitUntil: 'commit' });
      expect(response?.status()).toBe(name === 'an unknown address' ? 404 : 200);
      await expect(page.getByRole('contentinfo')).toContainText(/block \d+/, { timeout: 30_000 });
      await expect(page.locator('[data-pending]'), 'everything has come').toHaveCount(0, { timeout: 30_000 });
      await expect(page.getByText('Could not read')).toHaveCount(0);
      await expect(page.getByRole('main')).not.toContainText(/\bNaN\b|\bundefined\b/, { useInnerText: true });
    });
  }
  expect(
    app.provider.stats().faults.limited,
    'the provider was no better than an ordinary one',
  ).toBeGreaterThan(5);
});
