// One app for two chains with the same contracts: each page shows one chain and sends transactions to it.

import { SEEN_COOKIE } from '@/lib/chains';
import { PoolPage } from './pages/pool';
import { dUSD } from './support/chain';
import { SecondChain } from './support/second-chain';
import { test as base, expect } from './support/test';

const FIRST = 'Breakwater demo';
const SECOND = SecondChain.title;

const test = base.extend<{ second: SecondChain }>({
  second: async ({ rpcUrl }, use) => {
    const second = await SecondChain.copyOf(rpcUrl);
    await use(second);
    second.close();
  },
});

test('each page shows one of two chains and sends to it', async ({ chain, second, invite }) => {
  const alice = await invite('alice', { isNew: true, addable: { [SecondChain.id]: second.rpcUrl } });
  const { page, wallet } = alice;
  const { pool } = chain.deployment;
  const shown = page.getByLabel('Chain', { exact: true });
  const poolLink = page.locator(`a[href="/pools/${pool}"]`).first();
  await chain.stake('carol', dUSD(1_000));

  await alice.visit('/pools');
  await expect(shown, 'one chain needs no switch').toHaveCount(0);
  second.announce();

  await test.step('the switch opens the other chain with a state of its own', async () => {
    await new PoolPage(alice, pool).open();
    await expect(alice.figure('Capital')).toHaveText('1,000.00 dUSD');
    await expect(shown.locator('option:checked')).toHaveText(FIRST);
    await expect(page, 'the address can be shared').toHaveURL(/\?chain=31337$/);
    await shown.selectOption(SECOND);
    await expect(page, 'an address of one chain means nothing on another').toHaveURL('/pools?chain=31338');
    await poolLink.click();
    await expect(alice.figure('Capital')).toHaveText('0 dUSD');
    await expect(page).toHaveURL(`/pools/${pool}?chain=31338`);
  });

  await test.step('a wallet that does not know the chain takes it in, and sends to it', async () => {
    await alice.getMoney();
    expect(wallet.asked).toContain('wallet_addEthereumChain');
    const stake = new PoolPage(alice, pool);
    await stake.open();
    await stake.stake('100');
    await expect(alice.notice('You staked 100.00 dUSD')).toBeVisible();
    await expect(alice.figure('Capital')).toHaveText('100.00 dUSD');
    expect(await chain.sharesOf(alice.address), 'nothing on the other chain').toBe(0n);
    const seen = (await page.context().cookies()).find(({ name }) => name === SEEN_COOKIE);
    expect(seen?.value, 'no older page is shown to her').toMatch(new RegExp(`^${SecondChain.id}\\.\\d+$`));
  });

  await test.step('a wallet that goes elsewhere does not take the page with it', async () => {
    await wallet.switchTo(31_337);
    await expect(page.getByText(`This page shows ${SECOND}.`)).toBeVisible();
    await expect(alice.figure('Capital')).toHaveText('100.00 dUSD');
    await alice.button(`Switch to ${SECOND}`).click();
    await expect(page.getByText(`This page shows ${SECOND}.`)).toBeHidden();
  });

  await test.step('a link shows its chain, and another tab stays with its own', async () => {
    const tab = await page.context().newPage();
    await tab.goto(`/pools/${pool}?chain=31337`);
    await expect(tab.getByLabel('Chain', { exact: true }).locator('option:checked')).toHaveText(FIRST);
    await expect(tab.getByText('1,000.00 dUSD').first()).toBeVisible();
    await page.getByRole('link', { name: 'Pools', exact: true }).first().click();
    await poolLink.click();
    await expect(alice.figure('Capital')).toHaveText('100.00 dUSD');
    await alice.reload();
    await expect(alice.figure('Capital')).toHaveText('100.00 dUSD');
    await tab.close();
  });

  await test.step('with switch, transactions and account, the header fits on every width', async () => {
    for (const width of [360, 768, 1024, 1180, 1280]) {
      await page.setViewportSize({ width, height: 720 });
      const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      await expect.poll(overflow, `at ${width} pixels nothing is scrolled sideways`).toBeLessThanOrEqual(0);
    }
  });

  await test.step('a chain that is not shown is named', async () => {
    await page.goto('/pools?chain=5');
    await expect(page.getByText('Chain “5” is not shown here')).toBeVisible();
    await expect(shown.locator('option:checked')).toHaveText(FIRST);
  });
});
