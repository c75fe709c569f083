// Rewards besides premiums: earned by the second, claimed in one transaction over pools and tokens.

import { encodeFunctionData, type LocalAccount, maxUint256 } from 'viem';
import { demoAssetAbi, rewardsAbi } from '@/lib/contracts/abis';
import type { PoolName } from '@/lib/dev/protocol';
import { PoolPage } from './pages/pool';
import { BRK, type Chain, DAY, dETH, dUSD } from './support/chain';
import { expect, test } from './support/test';

const TIDE = BRK;
/** Rounding costs two stakers less than this: a millionth of a token. */
const DUST = 10n ** 12n;

const tide = (data: `0x${string}`, { deployment }: Chain) => ({ to: deployment.demo.partner, data });

const giveTide = (chain: Chain, to: LocalAccount['address'], amount: bigint) =>
  tide(encodeFunctionData({ abi: demoAssetAbi, functionName: 'mint', args: [to, amount] }), chain);

/** A partner without a browser funds a pool. */
async function fund(chain: Chain, name: PoolName, amount: bigint, seconds: number) {
  const partner = await chain.bystander('partner');
  const { rewards, demo, pools } = chain.deployment;
  const allow = { abi: demoAssetAbi, functionName: 'approve', args: [rewards, maxUint256] } as const;
  const end = BigInt((await chain.now()) + seconds);
  const args = [pools[name].pool, demo.partner, amount, end] as const;
  await chain.send(
    partner,
    giveTide(chain, partner.address, amount),
    tide(encodeFunctionData(allow), chain),
    { to: rewards, data: encodeFunctionData({ abi: rewardsAbi, functionName: 'fund', args }) },
  );
}

const claimable = (chain: Chain, name: PoolName, account: LocalAccount['address']) =>
  chain.client.readContract({
    address: chain.deployment.rewards,
    abi: rewardsAbi,
    functionName: 'claimable',
    args: [chain.deployment.pools[name].pool, account],
  });

const sent = (chain: Chain, address: LocalAccount['address']) =>
  chain.client.getTransactionCount({ address });

test('a staker earns in two pools and claims all in one transaction', async ({ chain, invite }) => {
  const { pools, token, demo } = chain.deployment;
  const alice = await chain.bystander('alice');
  const { mint, save, approvePool, deposit } = chain.callsOf('lighthouse');
  const [money, stake] = [dUSD(20_000), dUSD(10_000)];
  await chain.send(alice, mint(alice.address, money), ...save(alice.address, money), approvePool);
  await chain.send(alice, deposit(stake, alice.address));

  const bob = await invite('bob', { isNew: true });
  await bob.getMoney();
  const lighthouse = new PoolPage(bob, pools.lighthouse.pool);
  await lighthouse.open();
  await lighthouse.stake('10000');
  await expect(bob.notice('You staked 10,000.00 sdUSD')).toBeVisible();
  const reef = new PoolPage(bob, pools.reef.pool);
  await reef.open();
  await reef.stake('10');
  await expect(bob.notice('You staked 10.0000 dETH').or(bob.notice('You staked 10.00 dETH'))).toBeVisible();

  // BRK is funded by anyone's click, and a partner's token next to it
  await lighthouse.open();
  await bob.button('Fund the next week with 10,000 BRK').click();
  await expect(bob.page.getByText('Anyone may fund the next week')).toBeVisible();
  await fund(chain, 'lighthouse', TIDE(700), 7 * DAY);
  await fund(chain, 'reef', TIDE(300), 7 * DAY);
  await bob.visit('/pools');
  const row = (name: string) => bob.page.getByRole('row').filter({ hasText: name });
  await expect(row('Lighthouse Pool')).toContainText(/TIDE a year for 1,000\ssdUSD staked/);
  await expect(row('Lighthouse Pool')).toContainText(/BRK a year for 1,000\ssdUSD staked/);
  await expect(row('Harbour Pool')).not.toContainText('TIDE');

  await chain.pass(8 * DAY);
  const [ofLighthouse, ofReef] = await Promise.all([
    claimable(chain, 'lighthouse', bob.address),
    claimable(chain, 'reef', bob.address),
  ]);
  const [brk = 0n, tideThere = 0n] = ofLighthouse;
  const [, tideHere = 0n] = ofReef;
  expect(BRK(5_000) - brk, 'half of the shares, half of the tokens').toBeLessThan(DUST);
  expect(brk).toBeLessThanOrEqual(BRK(5_000));
  expect(TIDE(350) - tideThere).toBeLessThan(DUST);
  expect(TIDE(300) - tideHere, 'the only staker earns all but a block of it').toBeLessThan(DUST);

  await bob.visit('/portfolio');
  const earned = bob.page.getByRole('table', { name: 'Your rewards' });
  await expect(earned.getByRole('row').filter({ hasText: 'Lighthouse Pool' })).toHaveCount(2);
  await expect(earned).toContainText(/4,999\.99\sBRK/);
  await expect(earned).toContainText(/349\.99\sTIDE/);
  await expect(earned).toContainText(/299\.99\sTIDE/);

  const before = {
    brk: await chain.balanceOf(bob.address, token),
    tide: await chain.balanceOf(bob.address, demo.partner),
    sent: await sent(chain, bob.address),
  };
  await bob.button('Claim all in one transaction').click();
  await expect(bob.notice(/4,999\.99 BRK and 649\.99 TIDE in your wallet/)).toBeVisible();
  expect((await chain.balanceOf(bob.address, token)) - before.brk, 'to the unit').toBe(brk);
  expect((await chain.balanceOf(bob.address, demo.partner)) - before.tide).toBe(tideThere + tideHere);
  expect((await sent(chain, bob.address)) - before.sent, 'one transaction').toBe(1);
  await expect(bob.page.getByText('There are no rewards to claim.')).toBeVisible();
});

test('anyone funds rewards with one signature, and what nobody earned is paid with the next funding', async ({
  chain,
  invite,
}) => {
  const { pools, rewards, demo } = chain.deployment;
  const dora = await invite('dora');
  await chain.bystander('dora');
  const partner = await chain.bystander('partner');
  await chain.send(partner, giveTide(chain, dora.address, TIDE(1_000)));

  await dora.visit(`/pools/${pools.reef.pool}?tab=reward`);
  await dora.field('Token').selectOption({ label: 'TIDE, Tide Partner' });
  await dora.field('Amount to fund').fill('50');
  await expect(dora.page.getByText(/^Enter at least \d00\.00\sTIDE for that time/), 'no dust').toBeVisible();
  await dora.field('Amount to fund').fill('600');
  await dora.field('Paid over').fill('20');
  const before = await sent(chain, dora.address);
  await dora.button('Fund 600.00 TIDE').click();
  await expect(dora.notice(/^600\.00 TIDE is paid to stakers of the Reef Pool/)).toBeVisible();
  expect((await sent(chain, dora.address)) - before, 'permit and funding in one').toBe(1);
  expect(await chain.balanceOf(rewards, demo.partner)).toBe(TIDE(600));
  expect(await chain.balanceOf(dora.address, demo.partner)).toBe(TIDE(400));

  // nobody stakes for ten days, then one person does
  await chain.pass(10 * DAY);
  const alice = await chain.bystander('alice');
  const { mint, approvePool, deposit } = chain.callsOf('reef');
  await chain.send(alice, mint(alice.address, dETH(5)), approvePool, deposit(dETH(5), alice.address));
  await chain.pass(11 * DAY);

  const [, half = 0n] = await claimable(chain, 'reef', alice.address);
  expect(half, 'ten of twenty days').toBeLessThan(TIDE(301));
  await fund(chain, 'reef', TIDE(300), 7 * DAY);
  await chain.pass(8 * DAY);
  const [, all = 0n] = await claimable(chain, 'reef', alice.address);
  expect(all, 'no more than was given').toBeLessThanOrEqual(TIDE(900));
  expect(TIDE(900) - all, 'and nothing lost but dust').toBeLessThan(DUST);
});
