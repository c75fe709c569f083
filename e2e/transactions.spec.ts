// A2 and A6: what the app says of a transaction matches the chain, whatever wallet, tab and storage do.

import { type Address, encodeAbiParameters, type Hash, type Hex, keccak256, pad, parseGwei } from 'viem';
import { PoolPage } from './pages/pool';
import { type Chain, dUSD } from './support/chain';
import type { Person } from './support/person';
import { test as base, expect } from './support/test';

type Fixtures = { alice: Person; pool: PoolPage };

/** Alice has money and is on the pool's page. Blocks are mined only by the test. */
const test = base.extend<Fixtures>({
  alice: async ({ chain, invite }, use) => {
    const alice = await invite('alice');
    const account = await chain.bystander('alice');
    await chain.send(account, chain.calls.mint(alice.address, dUSD(5_000)), chain.calls.approvePool);
    await use(alice);
    await chain.client.setAutomine(true);
  },
  pool: async ({ alice, chain }, use) => {
    const pool = new PoolPage(alice, chain.deployment.pool);
    await pool.open();
    await chain.client.setAutomine(false);
    await use(pool);
  },
});

const PENDING = 'Sent. Waiting for the network to confirm';
const notice = ({ page }: Person) => page.getByRole('region', { name: 'Pending transactions' });
const mine = ({ client }: Chain) => client.mine({ blocks: 1 });

/** The transaction that the page sent, as the node lists it. */
async function pendingHash({ client }: Chain): Promise<Hash> {
  const { transactions } = await client.getBlock({ blockTag: 'pending' });
  const hash = transactions.at(-1);
  if (!hash) throw new Error('Nothing is pending.');
  return hash;
}

/** Clears the token's storage slot with the pool's allowance from an account. */
function allowanceSlot({ deployment }: Chain, owner: Address) {
  const word = (key: Address, slot: Hex) =>
    keccak256(encodeAbiParameters([{ type: 'address' }, { type: 'bytes32' }], [key, slot]));
  const index = word(deployment.pool, word(owner, pad('0x1')));
  return { address: deployment.asset, index, value: pad('0x0') };
}

/** The wallet replaces it, at a higher fee, by the same call or another one. */
async function replace(chain: Chain, call: 'same' | 'nothing' | 'other'): Promise<void> {
  const { to, input, nonce, gas } = await chain.client.getTransaction({ hash: await pendingHash(chain) });
  const account = await chain.bystander('alice');
  const calls = {
    same: { to, data: input },
    nothing: { to: account.address, data: '0x' },
    other: { to: chain.deployment.asset, data: '0x' },
  } as const;
  const fees = { maxFeePerGas: parseGwei('90'), maxPriorityFeePerGas: parseGwei('20') };
  await chain.client.sendTransaction({ account, ...calls[call], nonce, gas, ...fees });
}

test('a pending transaction is shown on every page, with its hash, and counted in the header', async ({
  alice,
  pool,
  chain,
}) => {
  await pool.stake('1000');
  await expect(alice.page.getByText(PENDING)).toBeVisible();
  const hash = await pendingHash(chain);
  await expect(notice(alice)).toContainText(hash.slice(0, 6));
  await expect(alice.button('1 transaction pending')).toBeVisible();

  await alice.page
    .getByRole('banner')
    .getByRole('link', { name: /overview/ })
    .click();
  await expect(alice.page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(notice(alice)).toContainText('Stake: waiting for the network');
  await mine(chain);
  await expect(
    alice.notice('You staked 1,000.00 dUSD'),
    'shown on the page that the person is on',
  ).toBeVisible();
  await expect(notice(alice)).toBeHidden();

  await alice.button('Transactions').click();
  await expect(alice.page.getByRole('dialog').getByText('You staked 1,000.00 dUSD')).toBeVisible();
});

test('a transaction that the wallet sped up is confirmed', async ({ alice, pool, chain }) => {
  await pool.stake('1000');
  await expect(alice.page.getByText(PENDING)).toBeVisible();
  await replace(chain, 'same');
  await mine(chain);
  await expect(alice.notice('You staked 1,000.00 dUSD')).toBeVisible();
});

test('a transaction that the wallet cancelled is shown as cancelled and takes nothing', async ({
  alice,
  pool,
  chain,
}) => {
  await pool.stake('1000');
  await expect(alice.page.getByText(PENDING)).toBeVisible();
  await replace(chain, 'nothing');
  await mine(chain);
  await expect(alice.page.getByText('It was cancelled')).toBeVisible();
  expect(await chain.sharesOf(alice.address)).toBe(0n);
});

test('a replaced transaction is not shown as a success', async ({ alice, pool, chain }) => {
  await pool.stake('1000');
  await expect(alice.page.getByText(PENDING)).toBeVisible();
  await replace(chain, 'other');
  await mine(chain);
  await expect(alice.page.getByText('It was replaced')).toBeVisible();
});

test('a dropped transaction is shown as such, and stays open because it may come back', async ({
  alice,
  pool,
  chain,
}) => {
  await pool.stake('500');
  await expect(alice.page.getByText(PENDING)).toBeVisible();
  await mine(chain);
  await expect(alice.notice('You staked 500.00 dUSD')).toBeVisible();
  await pool.stake('1000');
  await expect(alice.page.getByText(PENDING)).toBeVisible();
  await chain.client.dropTransaction({ hash: await pendingHash(chain) });
  await expect(alice.page.getByText('The network dropped it')).toBeVisible({ timeout: 20_000 });
  await expect(alice.button('Stake 1,000.00 dUSD')).toBeDisabled();
  await alice.reload();
  await expect(alice.page.getByText('The network dropped it')).toBeVisible();
  await expect(alice.field('Amount to stake')).toBeDisabled();
  await alice.page.getByRole('tabpanel').getByRole('button', { name: 'Stop watching' }).click();
  await alice.field('Amount to stake').fill('1000');
  await expect(alice.button('Stake 1,000.00 dUSD')).toBeEnabled();
});

test('a slow transaction is watched further, and the button stays disabled', async ({
  alice,
  pool,
  chain,
}) => {
  await alice.page.clock.install();
  await pool.stake('1000');
  await expect(alice.page.getByText(PENDING)).toBeVisible();
  await alice.page.clock.fastForward(200_000);
  await expect(alice.page.getByText('Still on its way, slower than usual')).toBeVisible();
  await expect(alice.button('Stake 1,000.00 dUSD')).toBeDisabled();
  await mine(chain);
  await alice.page.clock.runFor(5_000);
  await expect(alice.notice('You staked 1,000.00 dUSD')).toBeVisible();
});

test('a reverted transaction shows the contract’s reason', async ({ alice, pool, chain }) => {
  await pool.stake('5000');
  await expect(alice.page.getByText(PENDING)).toBeVisible();
  // it would have succeeded when it was sent; a transaction with a higher fee removes the allowance before it
  const hash = await pendingHash(chain);
  await chain.client.setStorageAt(allowanceSlot(chain, alice.address));
  await mine(chain);
  await expect(alice.page.getByText('It did not go through')).toBeVisible();
  expect((await chain.client.getTransactionReceipt({ hash })).status).toBe('reverted');
  await expect(alice.page.getByRole('tabpanel').getByRole('alert')).toContainText(
    'does not cover this amount',
  );
});

test('two clicks send one transaction, and another tab shows it', async ({ alice, pool: _, chain }) => {
  await alice.field('Amount to stake').fill('1000');
  await alice.button('Stake 1,000.00 dUSD').evaluate((button: HTMLButtonElement) => {
    button.click();
    button.click();
  });
  await expect(alice.page.getByText(PENDING)).toBeVisible();
  expect(alice.wallet.asked.filter((method) => method === 'eth_sendTransaction')).toHaveLength(1);

  const tab = await alice.openTab(`/pools/${chain.deployment.pool}`);
  await expect(tab.page.getByText(PENDING)).toBeVisible();
  await expect(tab.button('1 transaction pending')).toBeVisible();
  await mine(chain);
  for (const one of [alice, tab]) await expect(one.notice('You staked 1,000.00 dUSD')).toBeVisible();
  await expect(tab.page.getByText(/^Balance 4,000\.00/), 'A7: its balance too').toBeVisible();
});

test('transactions are tracked with blocked (A6) or full site storage', async ({ alice, pool, chain }) => {
  await alice.page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
  });
  await pool.stake('1000');
  await expect(alice.page.getByText(PENDING)).toBeVisible();
  await mine(chain);
  await expect(alice.notice('You staked 1,000.00 dUSD')).toBeVisible();
});

test('one account’s transactions are not shown to another', async ({ alice, pool, chain }) => {
  await pool.stake('1000');
  await expect(alice.page.getByText(PENDING)).toBeVisible();
  const bob = await chain.bystander('bob');
  await alice.wallet.showAccounts(bob.address);
  await expect(alice.page.getByRole('button', { name: `Connected as ${bob.address}` })).toBeVisible();
  await expect(notice(alice)).toBeHidden();
  await expect(alice.page.getByText(PENDING)).toBeHidden();
  await mine(chain);
  await alice.wallet.showAccounts(alice.address);
  await expect(alice.notice('You staked 1,000.00 dUSD')).toBeVisible();
});

test('without a wallet the app works with storage blocked (A6)', async ({ chain, invite }) => {
  const guest = await invite('guest', { isNew: true });
  await guest.page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage'] as const) {
      Object.defineProperty(window, name, {
        configurable: true,
        get: () => {
          throw new DOMException('Access is denied.', 'SecurityError');
        },
      });
    }
  });
  await new PoolPage(guest, chain.deployment.pool).open();
  await expect(guest.figure('Capital')).toBeVisible();
  await guest.connect();
});

test('without a connection the page keeps what was typed, and says that nothing was sent', async ({
  alice,
  pool,
}) => {
  const { page } = alice;
  await alice.field('Amount to stake').fill('100');
  await expect(alice.button('Stake 100.00 dUSD')).toBeEnabled();
  await page.clock.install();
  await page.context().setOffline(true);
  await page.clock.fastForward('00:30');
  const asked = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/robots.txt'));
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await asked;
  await pool.stake('100');
  await expect(alice.page.getByRole('alert').getByText('nothing was sent')).toBeVisible();
  await page.getByRole('navigation').getByRole('link', { name: 'Cover' }).first().click();
  await expect(alice.notice('You are offline, so this page stays open.')).toBeVisible();
  await expect(alice.field('Amount to stake')).toHaveValue('100');
});
