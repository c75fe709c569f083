import { CoverPage } from './pages/cover';
import { type Chain, dUSD, EXPLOIT } from './support/chain';
import { expect, test } from './support/test';

/** As the page shows it: rounded down to cents. */
const written = (amount: bigint) => `${(Number(amount / 10_000n) / 100).toFixed(2)} dUSD`;

/** Another account's purchase, which raises the cost of capital of the next one. */
async function daveBuys(chain: Chain) {
  const dave = await chain.buyer('dave', dUSD(1_000));
  await chain.send(dave, chain.calls.buy(BigInt(EXPLOIT), dUSD(15_000), 90n, dave.address));
}

test('a quote has two parts, and follows other purchases (A7)', async ({ chain, invite }) => {
  await chain.stake('alice', dUSD(200_000));
  const bob = await invite('bob');
  await chain.fund(bob.address, dUSD(50_000));
  const cover = new CoverPage(bob);
  await cover.open(EXPLOIT);
  await cover.choose('20000', 90);
  // the level falls by the second since the pool's creation, which can show in the last cent
  // 20,000 * 2 % for 90 days, and 15,000 of stress capital for 106 days: contracts/test/integration/Lifecycle.t.sol
  await expect(bob.figure('Expected loss')).toHaveText('98.63 dUSD');
  await expect(bob.figure('Cost of the capital it binds')).toHaveText(/^91\.7[89] dUSD$/);
  await expect(cover.premium).toHaveText(/^190\.4[12] dUSD$/);
  await expect(bob.figure('A verdict of 50 %'), 'what a payout would be').toHaveText('10,000.00 dUSD');
  await expect(bob.page.getByText(/^Price at block \d+/), 'its age').toBeVisible();
  await cover.buyButton.focus();
  await expect(cover.buyButton, 'tall as the form is').toBeInViewport({ ratio: 1 });

  await daveBuys(chain);
  const premium = await chain.premium(EXPLOIT, dUSD(20_000), 90);
  await expect(cover.premium, 'without a reload').toHaveText(written(premium));
  expect(premium).toBeGreaterThan(dUSD(191));
});

test('a price that changed before the purchase is shown, and must be confirmed again', async ({
  chain,
  invite,
}) => {
  await chain.stake('alice', dUSD(200_000));
  const bob = await invite('bob');
  await chain.fund(bob.address, dUSD(50_000));
  const cover = new CoverPage(bob);
  await cover.open(EXPLOIT);
  await cover.choose('20000', 90);
  await expect(cover.premium).toHaveText(/^190\.4[12] dUSD$/);

  await bob.page.route('**/api/quote*', (route) => route.abort());
  await daveBuys(chain);
  const before = await chain.balanceOf(bob.address);
  await cover.buy();
  await expect(
    bob.page.getByText(
      /^The price has moved: the premium is now [\d.]+ dUSD, above your limit of 192\.3[12] dUSD\. Nothing was paid\./,
    ),
  ).toBeVisible();
  expect(await chain.balanceOf(bob.address)).toBe(before);

  await bob.page.unroute('**/api/quote*');
  const premium = await chain.premium(EXPLOIT, dUSD(20_000), 90);
  await expect(cover.premium, 'the page has the new price').toHaveText(written(premium));
  await cover.buy();
  await expect(bob.notice('Cover 2 is yours.')).toBeVisible();
  const paid = before - (await chain.balanceOf(bob.address));
  expect(premium - paid, 'capital earned in the meantime makes it slightly less').toBeLessThan(
    dUSD(1) / 100n,
  );
  expect(paid).toBeLessThanOrEqual(premium);
});

test('cover is sold only within the limits', async ({ chain, invite }) => {
  await chain.stake('alice', dUSD(10_000));
  const bob = await invite('bob');
  await chain.fund(bob.address, dUSD(50_000));
  const cover = new CoverPage(bob);
  await cover.open(EXPLOIT);
  await cover.choose('2000.000001', 90);
  await expect(bob.page.getByText('At most 2,000.00 dUSD of cover can be bought now.')).toBeVisible();
  await expect(bob.button('Buy cover')).toBeDisabled();

  await cover.choose('2000', 90);
  await cover.buy();
  await expect(bob.notice('Cover 1 is yours.')).toBeVisible();
  await cover.open(EXPLOIT);
  await expect(bob.page.getByText('Sold out for now').first()).toBeVisible();
});

test('an amount with a decimal comma is repeated as understood, never misread (A1)', async ({
  chain,
  invite,
}) => {
  await chain.stake('alice', dUSD(200_000));
  const bob = await invite('bob');
  await chain.fund(bob.address, dUSD(50_000));
  const cover = new CoverPage(bob);
  await cover.open(EXPLOIT);
  await cover.choose('1.250,50', 90);
  await expect(bob.page.getByText('Read as 1,250.5 dUSD.')).toBeVisible();
  await cover.choose('1,2,3', 90);
  await expect(bob.page.getByText('The marks do not group digits in threes.')).toBeVisible();
});

test('a chart shows the figures at the pointer, also after their code could not be loaded', async ({
  chain,
  invite,
}) => {
  await chain.stake('alice', dUSD(200_000));
  const bob = await invite('bob', { isNew: true });
  await new CoverPage(bob).open(EXPLOIT);
  const chart = bob.page.getByRole('img', { name: /^Cost of capital/ });
  const notice = bob.page.getByRole('alert').filter({ hasText: 'A part of the app could not be loaded' });
  const label = bob.page.getByText(/^\d+\s% bound$/);
  const code = '**/_next/static/chunks/*.js*';
  await bob.page.route(code, (route) => route.abort());
  await chart.hover({ force: true });
  await expect(notice).toBeVisible();
  await bob.page.unroute(code);
  await bob.page.mouse.move(0, 0);
  await chart.hover({ force: true });
  await expect(label).toBeVisible();
  await expect(notice).toBeHidden();
});
