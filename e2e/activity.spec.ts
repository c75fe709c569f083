// The activity page without an indexer: it reads the latest blocks of the chain.

import { dUSD } from './support/chain';
import { expect, test } from './support/test';

test('a recent event is listed, and found by its account', async ({ chain, invite }) => {
  await chain.stake('alice', dUSD(200_000));
  const bob = await invite('bob', { isNew: true });
  await bob.visit('/activity?kind=capital');
  const row = bob.page.getByRole('row').filter({ hasText: 'Staked' });
  await expect(row).toContainText('200,000.00 dUSD');
  await expect(row).toContainText('Harbour Pool');
  // several pools have a product of the same name
  const ofPool = bob.field('Product').locator('optgroup[label="Harbour Pool"]');
  await expect(ofPool.getByRole('option', { name: 'Tidewater Lending', includeHidden: true })).toHaveCount(1);
  await bob.visit('/activity?account=0x00000000000000000000000000000000000000aa');
  await expect(bob.page.getByText('No events match the filter')).toBeVisible();
  await bob.visit('/activity?account=0x12');
  await expect(bob.page.getByText('Enter an address: 0x and 40 digits.')).toBeVisible();
  await expect(bob.field('Account'), 'what is to be corrected is still there').toHaveValue('0x12');
  await bob.page.getByRole('link', { name: 'Clear' }).click();
  await expect(bob.field('Account')).toHaveValue('');
});
