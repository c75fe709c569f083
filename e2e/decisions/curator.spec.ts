import { accounts } from '@/lib/dev/accounts.mjs';
import { CoverPage } from '../pages/cover';
import { DAY, dUSD } from '../support/chain';
import type { Person } from '../support/person';
import { expect, test } from '../support/test';

const CURATOR = { key: accounts.deployer.key };
/** Number of the demo's products. */
const NEW_PRODUCT = 41;
const WORDING = 'Beacon Exchange: loss of deposits through an exploit of its contracts.';

/** Opens the form of a listed product. */
async function changing(person: Person, product: string) {
  const card = person.page
    .getByRole('listitem')
    .filter({ has: person.page.getByRole('link', { name: product }) });
  await card.getByText(`Change ${product}`).click();
  return card;
}

test('a curator lists a product in a form, and somebody buys its cover', async ({ chain, invite }) => {
  await chain.stake('alice', dUSD(200_000));
  const curator = await invite('curator', CURATOR);
  await curator.visit(`/pools/${chain.deployment.pool}/curator`);
  await curator.field('Name').fill('Beacon Exchange');
  await expect(curator.page.getByText('Enter the protocol that the product covers.')).toBeVisible();
  await curator.field('Protocol').fill('Beacon Exchange');
  await expect(curator.page.getByText('Describe what is covered')).toBeVisible();
  await curator.field('What is covered').fill(WORDING);
  await curator.field('Largest share of the capital').last().fill('120');
  await expect(
    curator.page.getByText('Largest share of the capital: the code allows 0.01 % to 20 %.'),
  ).toBeVisible();
  await expect(curator.button('List the product')).toBeDisabled();
  await curator.field('Largest share of the capital').last().fill('10');
  await expect(curator.figure('Largest amount that could be sold now')).toHaveText('20,000.00 dUSD');
  await curator.button('List the product').click();
  await expect(curator.notice('The product is listed.')).toBeVisible();

  const bob = await invite('bob');
  await chain.fund(bob.address, dUSD(50_000));
  const page = new CoverPage(bob);
  await page.open(NEW_PRODUCT);
  await expect(bob.page.getByRole('heading', { level: 1, name: 'Beacon Exchange' })).toBeVisible();
  await page.choose('5000', 90);
  await page.buy();
  await expect.poll(chain.coverCount).toBe(1n);
});

test('tighter terms apply at once, looser terms after their notice, by anyone’s transaction', async ({
  chain,
  invite,
}) => {
  const path = `/pools/${chain.deployment.pool}/curator`;
  const curator = await invite('curator', CURATOR);
  await curator.visit(path);
  const card = await changing(curator, 'Tidewater Lending');
  await card.getByLabel('Largest share of the capital').fill('15');
  await expect(card.getByText('Tighter terms')).toBeVisible();
  await card.getByRole('button', { name: 'Change the product' }).click();
  await expect(curator.notice('The change applies to cover sold from now on.')).toBeVisible();
  await expect(curator.page.getByText('at most 15 % of the capital').first()).toBeVisible();

  await curator.visit(path);
  const again = await changing(curator, 'Tidewater Lending');
  await again.getByLabel('Risk rate').fill('1.5');
  await expect(again.getByText('they are announced and can be applied after 2 days')).toBeVisible();
  await again.getByRole('button', { name: 'Announce the change' }).click();
  await expect(curator.notice('The change is announced. It can be applied from')).toBeVisible();

  const stranger = await invite('dave');
  await chain.bystander('dave');
  await stranger.visit(path);
  await expect(stranger.button('Apply the change')).toBeDisabled();
  await chain.pass(2 * DAY);
  await stranger.visit(path);
  await stranger.button('Apply the change').click();
  await expect(stranger.notice('The announced change applies now.')).toBeVisible();
  await expect(stranger.page.getByText('Risk rate 1.50 % a year').first()).toBeVisible();
  await expect(stranger.page.getByText('Only the curator of this pool can list products.')).toBeVisible();
});
