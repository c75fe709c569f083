// A3: a contract account. A real Safe 1.4.1: the app proposes, two owners sign with their keys, one of them executes.

import { CoverPage } from './pages/cover';
import { PoolPage } from './pages/pool';
import { type Chain, dUSD, EXPLOIT, keyOf } from './support/chain';
import type { Person } from './support/person';
import { TestSafe } from './support/safe';
import { SafeService } from './support/safe-service';
import { test as base, expect } from './support/test';

type Fixtures = { safe: TestSafe; service: SafeService; owner: Person };

const test = base.extend<Fixtures>({
  safe: async ({ chain }, use) => {
    const safe = await TestSafe.deploy(chain);
    await chain.send(await chain.bystander('funder'), chain.calls.mint(safe.address, dUSD(50_000)));
    await use(safe);
  },
  service: async ({ safe }, use) => {
    const service = await SafeService.start(safe, '');
    await use(service);
    await service.stop();
  },
  /** The owner who uses the browser, with the Safe connected. */
  owner: async ({ invite, safe, service: _ }, use) => {
    await use(
      await invite('owner', {
        isNew: true,
        key: keyOf('owner one'),
        address: safe.address,
        answers: safe.answers,
      }),
    );
  },
});

async function propose(owner: Person, chain: Chain, amount: string): Promise<void> {
  const pool = new PoolPage(owner, chain.deployment.pool);
  await pool.open();
  await owner.connect();
  await pool.stake(amount);
}

const said = (owner: Person, text: string) => owner.page.getByRole('main').getByText(text);

test('a Safe stakes: approval and action in one proposal, followed to its end over a reload', async ({
  chain,
  safe,
  owner,
}) => {
  await propose(owner, chain, '1000');
  await expect(said(owner, 'Proposed in your Safe, 1 of 2 signatures')).toBeVisible();
  expect(owner.wallet.asked.filter((method) => method === 'wallet_sendCalls')).toHaveLength(1);
  expect(owner.wallet.asked, 'a contract signs no permission').not.toContain('eth_signTypedData_v4');
  await expect(owner.button('1 transaction pending')).toBeVisible();

  await owner.reload();
  await expect(said(owner, 'Proposed in your Safe, 1 of 2 signatures')).toBeVisible();
  await safe.sign(safe.latest, safe.owners[1]);
  await expect(said(owner, 'Proposed in your Safe, 2 of 2 signatures')).toBeVisible();
  await expect(said(owner, 'one of the owners has to execute it')).toBeVisible();

  await safe.execute(safe.latest);
  await expect(owner.notice('You staked 1,000.00 dUSD')).toBeVisible();
  expect(await chain.sharesOf(safe.address)).toBe(dUSD(1_000) * 1_000n);
  await expect(owner.button('1 transaction pending')).toBeHidden();
});

test('a Safe whose wallet cannot batch buys cover by one proposal after another', async ({
  chain,
  safe,
  owner,
}) => {
  await chain.stake('alice', dUSD(200_000));
  owner.wallet.answers.wallet_getCapabilities = () => ({});
  const cover = new CoverPage(owner);
  await cover.open(EXPLOIT);
  await owner.connect();
  await cover.choose('20000', 90);
  await cover.buy();

  await expect(said(owner, 'Proposed in your Safe, 1 of 2 signatures')).toBeVisible();
  await expect(said(owner, 'Approve dUSD')).toBeVisible();
  await safe.sign(safe.latest, safe.owners[1]);
  await safe.execute(safe.latest);

  await expect.poll(() => safe.proposals.size, 'the purchase follows by itself').toBe(2);
  await expect(said(owner, 'Proposed in your Safe, 1 of 2 signatures')).toBeVisible();
  await safe.sign(safe.latest, safe.owners[1]);
  await safe.execute(safe.latest);
  await expect(owner.notice('Cover 1 is yours.')).toBeVisible();
});

test('an executed proposal and one that failed in the Safe are shown differently', async ({
  chain,
  safe,
  owner,
}) => {
  safe.takesGasLimit = true;
  await propose(owner, chain, '50000');
  await expect(said(owner, 'Proposed in your Safe, 1 of 2 signatures')).toBeVisible();
  await safe.sign(safe.latest, safe.owners[1]);
  await safe.lose(chain.deployment.asset);
  await safe.execute(safe.latest);
  await expect(owner.page.getByText('Your Safe executed it, but the action inside failed')).toBeVisible();
  expect(await chain.sharesOf(safe.address)).toBe(0n);
});

test('a proposal that the owners reject is not carried out', async ({ chain, safe, owner }) => {
  owner.wallet.answers.wallet_getCapabilities = () => ({});
  await propose(owner, chain, '1000');
  await expect(said(owner, 'Proposed in your Safe, 1 of 2 signatures')).toBeVisible();
  await safe.reject(safe.latest);
  await expect(
    owner.page.getByText('Your Safe executed another transaction with the same number'),
  ).toBeVisible();
});

test('without Safe’s service the app shows only what the chain shows', async ({
  chain,
  safe,
  owner,
  service,
}) => {
  service.isDown = true;
  await propose(owner, chain, '1000');
  await expect(
    said(owner, 'Proposed in your Safe. It needs 2 signatures; your Safe shows who has signed'),
  ).toBeVisible();
  await safe.approveOnChain(safe.latest, safe.owners[1]);
  await expect(said(owner, 'Proposed in your Safe, 1 of 2 signatures on chain')).toBeVisible();
  await safe.sign(safe.latest, safe.owners[1]);
  await safe.execute(safe.latest);
  await expect(owner.notice('You staked 1,000.00 dUSD')).toBeVisible();
});
