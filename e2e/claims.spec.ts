import { IncidentPage } from './pages/incident';
import { BRK, type Chain, dUSD, EXPLOIT, HOUR } from './support/chain';
import type { Person } from './support/person';
import { expect, test } from './support/test';

const BOND = dUSD(500);
const EVIDENCE = `0x${'e7'.repeat(32)}` as const;

/** 200,000 dUSD of capital, Bob's cover of 20,000 in force, the assessors' stakes, and Bob's incident. */
async function fileAgainst(chain: Chain, stakes: Record<string, number>) {
  await chain.stake('alice', dUSD(200_000));
  for (const [name, amount] of Object.entries(stakes)) await chain.assess(name, BRK(amount));
  const bob = await chain.bystander('bob');
  const { mint, approvePool, buy, file } = chain.calls;
  await chain.send(
    bob,
    mint(bob.address, dUSD(10_000)),
    approvePool,
    buy(BigInt(EXPLOIT), dUSD(20_000), 90n, bob.address),
  );
  const start = await chain.startOf(1);
  await chain.moveTo(start + 6 * HOUR);
  await chain.send(bob, file(1n, start + HOUR, 20, EVIDENCE));
  return bob;
}

/** Commits and reveals, moving the clock to the end of each window. */
async function vote(chain: Chain, voter: Person, percent: number) {
  const page = new IncidentPage(voter, 1);
  await page.open();
  await page.commit(percent);
  await expect(voter.page.getByText('Your vote is committed and hidden').first()).toBeVisible();
  await chain.moveTo((await chain.incident(1)).commitUntil);
  await page.open();
  await page.reveal();
  await expect(voter.told(`You voted ${percent} %`)).toBeVisible();
  await chain.moveTo((await chain.incident(1)).until);
  await page.open();
  await page.settle();
}

test('a refused claim costs the filer the bond, and the stakers gain it', async ({ chain, invite }) => {
  const bob = await fileAgainst(chain, { carol: 10_000 });
  const [balance, price] = [await chain.balanceOf(bob.address), await chain.sharePrice()];
  const carol = await invite('carol');
  await carol.visit('/');
  await carol.connect();
  await vote(chain, carol, 0);

  await expect(carol.page.getByText('Refused', { exact: true })).toBeVisible();
  await expect(carol.page.getByText('The bond went to the pool.')).toBeVisible();
  expect((await chain.money()).bonds).toBe(0n);
  expect(await chain.balanceOf(bob.address), 'nothing comes back').toBe(balance);
  // 500 of 200,000, and a little premium
  const gain = (((await chain.sharePrice()) - price) * 1_000_000n) / price;
  expect(gain).toBeGreaterThanOrEqual((BOND * 1_000_000n) / dUSD(200_000) - 1n);
});

test('without a quorum a second round decides', async ({ chain, invite }) => {
  await fileAgainst(chain, { carol: 1_000, whale: 100_000 });
  const carol = await invite('carol');
  await carol.visit('/');
  await carol.connect();
  await vote(chain, carol, 40);
  await expect(carol.page.getByText('in a second round', { exact: false }).first()).toBeVisible();
  await expect(carol.page.getByText('Votes counted: no quorum')).toBeVisible();

  await vote(chain, carol, 40);
  await expect(carol.page.getByText('Accepted at 40 %')).toBeVisible();
  await expect(carol.figure('Set aside')).toHaveText('8,000 dUSD');
  await expect(carol.button('Pay the other holders'), 'anyone may send the payout on').toBeEnabled();
});

test('who staked after the incident was filed has no vote in it', async ({ chain, invite }) => {
  await fileAgainst(chain, { carol: 10_000 });
  await chain.assess('dave', BRK(10_000));
  const dave = await invite('dave');
  await dave.visit('/claims/1');
  await dave.connect();
  await expect(dave.page.getByText('You have no vote in this incident')).toBeVisible();
  await expect(dave.field('How severe was the loss?')).toBeHidden();
});
