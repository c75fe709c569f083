// The demo's lists come from a real indexer, which is killed and restarted.

import { PoolPage } from '../pages/pool';
import { dUSD } from '../support/chain';
import { indexer } from '../support/indexer';
import { expect, test } from '../support/test';

test.beforeEach(({ chain }) => indexer.catchUp(chain));

test('a list shows what the indexer has read, and new events while it is open', async ({ chain, page }) => {
  const notice = page.getByText(/^History is/);
  // only the indexer knows a payout's product: the event names only the incident
  await page.goto('/activity?product=1&kind=claims');
  await expect(page.getByRole('row').filter({ hasText: 'Payout collected' }).first()).toBeVisible();
  await expect(notice).toHaveCount(0);

  const alice = await chain.stake('alice', dUSD(1_234));
  await indexer.catchUp(chain);
  const [event] = await indexer.ask('activityPage', { account: alice.address, kind: 'capital', limit: 1 });
  expect(event?.name).toBe('Deposit');
  await page.goto(`/activity?account=${alice.address}`);
  await expect(page.getByRole('row').filter({ hasText: 'Staked' })).toContainText('1,234.00 dUSD');
  await expect(notice).toHaveCount(0);
});

test('without the indexer a stake goes through, and the page shows how far the history is', async ({
  chain,
  invite,
}) => {
  test.setTimeout(240_000);
  const visitor = await invite('visitor', { isNew: true });
  await visitor.getMoney();
  const pool = new PoolPage(visitor, chain.deployment.pool);
  await pool.open();
  await indexer.catchUp(chain);
  const known = await chain.client.getBlockNumber({ cacheTime: 0 });
  await visitor.reload();
  await expect(visitor.page.getByText(/^History is/)).toHaveCount(0);

  indexer.kill();
  await pool.stake('500');
  await expect(visitor.notice(/^You staked 500\.00 dUSD/)).toBeVisible();
  await visitor.visit(`/activity?account=${visitor.address}`);
  const notice = visitor.page.getByText(new RegExp(`^History is up to block ${known} of \\d+`));
  await expect(notice).toBeVisible();
  expect(await indexer.isThere(), 'nothing of this came from the indexer').toBe(false);
  const staked = visitor.page.getByRole('row').filter({ hasText: 'Staked' });
  await expect(staked, 'read from the chain').toContainText('500.00 dUSD');

  await expect(async () => {
    await visitor.reload();
    await expect(visitor.page.getByRole('contentinfo')).toContainText(/block \d+/);
    await expect(visitor.page.getByText(/^History is/)).toHaveCount(0, { timeout: 1_000 });
  }, 'it comes back, and the notice goes').toPass({ timeout: 150_000 });
  await indexer.catchUp(chain);
  const [event] = await indexer.ask('activityPage', { account: visitor.address, kind: 'capital', limit: 1 });
  expect(event?.name).toBe('Deposit');
  // a history that lags by a few blocks shows no notice, and the page may be from such a moment
  await visitor.reload();
  await expect(staked).toContainText('500.00 dUSD');
});
