// What can happen with a wallet: refusals, another network, reloads, too little money, use without a mouse.

import { CoverPage } from './pages/cover';
import { PoolPage } from './pages/pool';
import { dUSD, keyOf } from './support/chain';
import type { Person } from './support/person';
import { expect, test } from './support/test';
import { TestWallet } from './wallet';

test('a declined signature takes nothing, and can be repeated', async ({ chain, invite }) => {
  const alice = await invite('alice', { isNew: true });
  await alice.getMoney();
  const pool = new PoolPage(alice, chain.deployment.pool);
  await pool.open();
  alice.wallet.mode = 'reject';
  await pool.stake('1000');
  await expect(alice.page.getByText('You declined it in your wallet')).toBeVisible();
  expect(await chain.balanceOf(alice.address)).toBe(dUSD(50_000));
  await expect(alice.field('Amount to stake'), 'what was typed is still there').toHaveValue('1000');

  alice.wallet.mode = 'approve';
  await alice.button('Stake 1,000.00 dUSD').click();
  await expect(alice.notice('You staked 1,000.00 dUSD')).toBeVisible();
  expect(await chain.sharesOf(alice.address)).toBe(dUSD(1_000) * 1_000n);
});

test('a wallet on another network can switch back', async ({ chain, invite }) => {
  const alice = await invite('alice', { isNew: true, chainId: 1 });
  await chain.send(await chain.bystander('alice'), chain.calls.mint(alice.address, dUSD(100)));
  const pool = new PoolPage(alice, chain.deployment.pool);
  await pool.open();
  await alice.connect();
  expect(alice.wallet.asked, 'connecting asks it to come over').toContain('wallet_switchEthereumChain');

  const help = alice.page.getByText('Your wallet is on another network');
  await expect(help).toBeHidden();
  await alice.wallet.switchTo(10);
  await expect(help).toBeVisible();
  await expect(alice.figure('Capital'), 'the page can be read all the same').toHaveText('0 dUSD');

  alice.wallet.mode = 'reject';
  await alice.button('Switch to Breakwater demo').click();
  await expect(alice.page.getByText('The wallet did not switch. Add the network by hand')).toBeVisible();

  alice.wallet.mode = 'approve';
  await alice.button('Switch your wallet to Breakwater demo').click();
  await expect(help).toBeHidden();
  await pool.stake('100');
  await expect(alice.notice('You staked 100.00 dUSD')).toBeVisible();
});

test('on an unknown network, the wallet can still be disconnected', async ({ invite, chain: _ }) => {
  const alice = await invite('alice');
  await alice.visit('/docs');
  await alice.wallet.switchTo(10);
  await expect(alice.page.getByText('Your wallet is on another network')).toBeVisible();
  await alice.accountButton.click();
  await alice.page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click();
  await expect(alice.page.getByRole('banner').getByRole('button', { name: 'Connect wallet' })).toBeVisible();
});

test('what is typed and clicked before the app’s code is loaded is not lost', async ({ invite, chain }) => {
  const alice = await invite('alice', { isNew: true });
  const { page } = alice;
  let deliver = () => {};
  const isHeld = new Promise<void>((resolve) => {
    deliver = resolve;
  });
  await page.route('**/_next/static/chunks/*.js*', async (route) => {
    await isHeld;
    await route.continue();
  });
  await page.goto(`/pools/${chain.deployment.pool}`, { waitUntil: 'commit' });
  await alice.field('Amount to stake').fill('250');
  await page.getByRole('banner').getByRole('button', { name: 'Connect wallet' }).click();
  deliver();
  const dialog = page.getByRole('dialog', { name: 'Connect a Wallet' });
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(alice.field('Amount to stake')).toHaveValue('250');
  await expect(alice.figure('Shares you receive')).toHaveText('250.00');
});

test('a wallet can be connected from a page that shows an unknown address', async ({ invite, chain: _ }) => {
  const alice = await invite('alice', { isNew: true });
  const { page } = alice;
  await page.goto('/claims/999');
  await expect(page.getByText('There is nothing at this address')).toBeVisible();
  await page.getByRole('banner').getByRole('button', { name: 'Connect wallet' }).click();
  await expect(page.getByRole('dialog', { name: 'Connect a Wallet' })).toBeVisible();
});

test('a part that could not be loaded is reported, can be dismissed, and is reported again', async ({
  invite,
  chain: _,
}) => {
  const alice = await invite('alice', { isNew: true });
  const { page } = alice;
  await alice.visit('/docs');
  const code = '**/_next/static/chunks/*.js*';
  await page.route(code, (route) => route.abort());
  const connect = page.getByRole('banner').getByRole('button', { name: 'Connect wallet' });
  const notice = page.getByRole('alert').filter({ hasText: 'A part of the app could not be loaded' }).first();
  await connect.click();
  await expect(notice).toBeVisible();
  await notice.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 }), 'the focus goes on with the page').toBeFocused();
  await connect.click();
  await expect(notice).toBeVisible();
  await page.unroute(code);
  await connect.click();
  await expect(page.getByRole('dialog', { name: 'Connect a Wallet' })).toBeVisible();
  await expect(notice).toBeHidden();
});

test('a transaction confirmed while the wallet was locked is shown when it is unlocked', async ({
  chain,
  invite,
}) => {
  const alice = await invite('alice');
  const account = await chain.bystander('alice');
  await chain.send(account, chain.calls.mint(alice.address, dUSD(5_000)), chain.calls.approvePool);
  const pool = new PoolPage(alice, chain.deployment.pool);
  await pool.open();
  await chain.client.setAutomine(false);
  await pool.stake('1000');
  await expect(alice.page.getByText('Sent. Waiting for the network to confirm')).toBeVisible();
  await alice.wallet.showAccounts();
  await expect(alice.page.getByRole('banner').getByRole('button', { name: 'Connect wallet' })).toBeVisible();
  await chain.client.mine({ blocks: 1 });
  await chain.client.setAutomine(true);
  await expect.poll(() => alice.page.evaluate(hasEnded)).toBe(true);
  await alice.wallet.showAccounts(alice.address);
  await expect(alice.notice('You staked 1,000.00 dUSD')).toBeVisible();
});

/** Whether the browser stores no unfinished transaction. */
const hasEnded = () =>
  Object.entries(localStorage).some(
    ([key, text]) => key.startsWith('breakwater.transactions') && text.includes('"outcome"'),
  );

test('more than the balance cannot be staked or spent', async ({ chain, invite }) => {
  await chain.stake('alice', dUSD(200_000));
  const bob = await invite('bob', { isNew: true });
  await chain.send(await chain.bystander('bob'), chain.calls.mint(bob.address, dUSD(50)));
  const pool = new PoolPage(bob, chain.deployment.pool);
  await pool.open();
  await bob.connect();
  await bob.field('Amount to stake').fill('60');
  await expect(bob.page.getByText('You have 50.00 dUSD. Enter that or less.')).toBeVisible();
  await expect(bob.button('Stake 60.00 dUSD')).toBeDisabled();

  const cover = new CoverPage(bob);
  await cover.open(1);
  await cover.choose('20000', 90);
  await expect(
    bob.page.getByText(/^The premium can be up to 19\d\.\d\d dUSD and you have 50\.00 dUSD/),
  ).toBeVisible();
  await expect(cover.buyButton).toBeDisabled();
});

test('after a reload the server’s own HTML knows who is connected', async ({ chain, invite }) => {
  const alice = await invite('alice', { isNew: true });
  await chain.stake('alice', dUSD(1_234));
  await alice.visit('/');
  await alice.connect();
  const html = await (await alice.page.request.get('/portfolio')).text();
  expect(html).toContain(`Connected as ${alice.address}`);
  expect(html, 'with the figures of that account').toContain('1,234.00');

  await alice.visit('/portfolio');
  await expect(alice.accountButton).toBeVisible();
  expect(alice.wallet.asked.filter((method) => method === 'eth_requestAccounts')).toHaveLength(1);
});

test('a request from before a reload can still be confirmed, and is found', async ({ chain, invite }) => {
  const alice = await invite('alice');
  const account = await chain.bystander('alice');
  await chain.send(account, chain.calls.mint(alice.address, dUSD(5_000)), chain.calls.approvePool);
  const pool = new PoolPage(alice, chain.deployment.pool);
  await pool.open();
  let confirm = () => {};
  const held = new Promise<void>((resolve) => {
    confirm = resolve;
  });
  alice.wallet.answers.eth_sendTransaction = async (params) => {
    await held;
    return alice.wallet.sendAsUsual(params);
  };
  await pool.stake('1000');
  await expect(alice.page.getByText('Confirm in your wallet')).toBeVisible();
  // the page says so a moment before the wallet has the request
  await expect.poll(() => alice.wallet.asked).toContain('eth_sendTransaction');
  await alice.reload();
  await expect(alice.notice('Your wallet may still be waiting for you: Stake')).toBeVisible();
  confirm();
  await expect(alice.notice('You staked 1,000.00 dUSD')).toBeVisible();
});

test('a pending transaction survives a reload', async ({ chain, invite }) => {
  const alice = await invite('alice', { isNew: true });
  await alice.getMoney();
  const pool = new PoolPage(alice, chain.deployment.pool);
  await pool.open();
  await chain.client.setAutomine(false);
  await pool.stake('1000');
  await expect(alice.page.getByText('Sent. Waiting for the network to confirm')).toBeVisible();
  await alice.reload();
  await expect(alice.page.getByText('Sent. Waiting for the network to confirm')).toBeVisible();
  await chain.client.mine({ blocks: 1 });
  await chain.client.setAutomine(true);
  await expect(alice.notice('You staked 1,000.00 dUSD')).toBeVisible();
});

test('disconnecting one of two wallets does not connect the other', async ({ invite, rpcUrl, chain: _ }) => {
  const alice = await invite('alice', { isNew: true });
  const known = { key: keyOf('bob'), rpcUrl, name: 'Second Wallet', authorised: true };
  const second = await TestWallet.install(alice.page, known);
  await alice.visit('/docs');
  await alice.connect();
  await alice.reload();
  await expect(alice.accountButton).toBeVisible();
  const leave = alice.page.getByRole('dialog').getByRole('button', { name: 'Disconnect' });
  await expect(async () => {
    if (!(await leave.isVisible())) await alice.accountButton.click({ timeout: 3_000 });
    await expect(leave).toBeVisible({ timeout: 3_000 });
  }, 'the page takes clicks once it is hydrated').toPass();
  await leave.click();
  await expect(alice.page.getByRole('banner').getByRole('button', { name: 'Connect wallet' })).toBeVisible();
  expect(second.asked).not.toContain('eth_requestAccounts');
});

test('staking works without a mouse', async ({ chain, invite }) => {
  const alice = await invite('alice', { isNew: true });
  await chain.send(await chain.bystander('alice'), chain.calls.mint(alice.address, dUSD(500)));
  await new PoolPage(alice, chain.deployment.pool).open();
  const { keyboard } = alice.page;
  // at 200 % zoom, the navigation bar is over the page
  await alice.page.setViewportSize({ width: 720, height: 450 });

  const dialog = alice.page.getByRole('dialog');
  await expect(async () => {
    // a dialog that opened late has the focus
    if (!(await dialog.isVisible())) {
      await tabTo(alice, 'Connect wallet to stake');
      await keyboard.press('Enter');
    }
    await expect(dialog).toBeVisible({ timeout: 3_000 });
  }).toPass();
  await expect(async () => {
    // the wallet's dialog hears its keys a moment after it is visible
    await keyboard.press('Escape');
    await expect(dialog).toBeHidden({ timeout: 500 });
  }).toPass();
  await expect(alice.button('Connect wallet to stake'), 'the focus returns').toBeFocused();
  await keyboard.press('Enter');
  await tabTo(alice, 'Test Wallet');
  await keyboard.press('Enter');
  await expect(alice.accountButton).toBeVisible();
  const shut = alice.page.getByRole('button', { name: 'Stake', exact: true });
  await expect(
    shut.or(alice.accountButton).and(alice.page.locator('*:focus')),
    'the focus stays',
  ).toHaveCount(1);

  await tabTo(alice, 'Amount to stake');
  await keyboard.type('500');
  await tabTo(alice, 'Stake 500.00 dUSD');
  await keyboard.press('Enter');
  await expect(alice.notice('You staked 500.00 dUSD')).toBeVisible();
  await expect(alice.page.getByRole('button', { name: /^Stake/ }), 'the focus stays').toBeFocused();

  await keyboard.press('Shift+Tab');
  const tab = alice.page.getByRole('tab', { selected: true });
  while (!(await tab.and(alice.page.locator('*:focus')).isVisible())) await keyboard.press('Shift+Tab');
  await keyboard.press('ArrowRight');
  await expect(alice.field('Amount to withdraw')).toBeVisible();
  await expect(alice.page.getByRole('tab', { name: 'Exit' }), 'its panel is loaded').toBeFocused();
});

/** Whether nothing covers its centre. */
const isOnTop = (element: HTMLElement) => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
};

/** Presses Tab until the element with this name is focused and visible. */
async function tabTo({ page }: Person, name: string) {
  const focused = page.locator('*:focus');
  const target = page.getByRole('button', { name, exact: true }).or(page.getByLabel(name, { exact: true }));
  await expect(async () => {
    await page.keyboard.press('Tab');
    await expect(focused.and(target)).toHaveCount(1, { timeout: 50 });
  }, `Tab reaches “${name}”`).toPass({ intervals: [0] });
  await expect.poll(() => focused.evaluate(isOnTop), `“${name}” is in view`).toBe(true);
}

test('a link moves the focus to the page that it opens', async ({ page, chain: _ }) => {
  await page.goto('/docs');
  await page.getByRole('main').getByRole('link', { name: 'Glossary' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Glossary' })).toBeVisible();
  await expect(page.getByRole('main')).toBeFocused();
});

test('the wallet dialog is in the page’s language, whatever the browser’s', async ({ invite }) => {
  const alice = await invite('alice', { isNew: true, locale: 'de-DE' });
  await alice.visit('/pools');
  await alice.connect();
});
