import { CoverPage } from './pages/cover';
import { dUSD, EXPLOIT } from './support/chain';
import { expect, test } from './support/test';

const CENT = dUSD(1) / 100n;

test('a price that moved before the purchase is told, and asked for again', async ({ chain, invite }) => {
  await chain.stake('alice', dUSD(200_000));
  const bob = await invite('bob');
  await bob.getMoney();
  const cover = new CoverPage(bob);
  await cover.open(EXPLOIT);
  await cover.choose('20000', 90);
  await expect(cover.premium).toHaveText('84.54 dUSD');

  const dave = await chain.bystander('dave');
  const { mint, approvePool, buy } = chain.calls;
  await chain.send(
    dave,
    mint(dave.address, dUSD(1_000)),
    approvePool,
    buy(BigInt(EXPLOIT), dUSD(30_000), 90n, dave.address),
  );
  const before = await chain.balanceOf(bob.address);
  await cover.buy();
  await expect(
    bob.page.getByText(
      /^The price moved while you decided: the premium is now [\d.]+ dUSD, above your limit of 85\.38 dUSD\. Nothing was paid\./,
    ),
  ).toBeVisible();
  expect(await chain.balanceOf(bob.address)).toBe(before);

  const premium = await chain.premium(EXPLOIT, dUSD(20_000), 90);
  const told = `${(Number(premium / 10_000n) / 100).toFixed(2)} dUSD`;
  await expect(cover.premium, 'the page has the new price').toHaveText(told);
  await cover.buy();
  await expect(bob.told('Cover 2 is yours.')).toBeVisible();
  const paid = before - (await chain.balanceOf(bob.address));
  expect(premium - paid, 'it is paid; capital that was earned meanwhile makes it a trifle less').toBeLessThan(
    CENT,
  );
  expect(paid).toBeLessThanOrEqual(premium);
});

test('no more cover is sold than the capital stands behind', async ({ chain, invite }) => {
  await chain.stake('alice', dUSD(10_000));
  const bob = await invite('bob');
  await bob.getMoney();
  const cover = new CoverPage(bob);
  await cover.open(EXPLOIT);
  await cover.choose('3000.000001', 90);
  await expect(bob.page.getByText('At most 3,000.00 dUSD of cover can be bought now.')).toBeVisible();
  await expect(bob.button('Buy cover')).toBeDisabled();

  await cover.choose('3000', 90);
  await cover.buy();
  await expect(bob.told('Cover 1 is yours.')).toBeVisible();
  await cover.open(EXPLOIT);
  await expect(bob.page.getByText('Sold out for now').first()).toBeVisible();
});
