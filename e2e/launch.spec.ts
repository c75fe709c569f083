// A team launches its own mutual in production conditions, and its first member stakes and buys cover at once, without a governance
// step, unlocked accounts, or parts of the demo.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { privateKeyToAccount } from 'viem/accounts';
import { coverAbi, mutualGovernorAbi } from '@/lib/contracts/abis';
import { deploymentOn } from '@/lib/contracts/deployment-file';
import { requireTool } from '@/lib/dev/process.mjs';
import { e2eEndpoints, foreignChainId, root } from '@/lib/dev/settings.mjs';
import { type ForeignChain, startForeignChain } from '@/lib/launch/foreign-chain';
import { createForeignParts, foreignMutual, startLaunch, writeMutual } from '@/lib/launch/foreign-mutual';
import { CoverPage } from './pages/cover';
import { PoolPage } from './pages/pool';
import { keyOf } from './support/chain';
import { test as base, expect } from './support/test';

const TEAM_KEY = keyOf('the team');
const team = privateKeyToAccount(TEAM_KEY);
const member = privateKeyToAccount(keyOf('alice'));
const PASSWORD = 'kept nowhere else';

/** A keystore file with a password, created by cast. */
function keystoreIn(folder: string): string[] {
  const password = join(folder, 'password');
  writeFileSync(password, PASSWORD);
  const made = ['--keystore-dir', folder, '--private-key', TEAM_KEY, '--unsafe-password', PASSWORD];
  const { status } = spawnSync(requireTool('cast', 'run `npm ci`.'), ['wallet', 'import', 'team', ...made]);
  expect(status, 'the key was stored').toBe(0);
  return ['--keystore', join(folder, 'team'), '--password-file', password];
}

const test = base.extend<{ foreign: ForeignChain }>({
  foreign: async ({ rpcUrl: _ }, use) => {
    const { chainPort } = e2eEndpoints().foreign;
    const foreign = await startForeignChain([team.address, member.address], { port: chainPort });
    const folder = mkdtempSync(join(tmpdir(), 'breakwater-launch-'));
    const file = join(folder, 'foreign.json');
    const parts = await createForeignParts(foreign, keyOf('alice'), member.address);
    writeMutual(file, foreignMutual(parts, team.address));
    const run = startLaunch(file, foreign.rpcUrl, keystoreIn(folder));
    expect(await run.ended, run.output()).toBe(0);
    await use(foreign);
    foreign.stop();
    rmSync(join(root, `contracts/deployments/${foreignChainId}.json`), { force: true });
    rmSync(folder, { recursive: true, force: true });
  },
});

test('a mutual launched with a keystore takes a stake and sells cover in the app at once', async ({
  foreign,
  invite,
}) => {
  test.setTimeout(180_000);
  const alice = await invite('alice', { isNew: true, addable: { [foreignChainId]: foreign.rpcUrl } });
  const { page } = alice;

  await test.step('the switch in the header opens it', async () => {
    await alice.visit('/');
    await page.getByLabel('Chain', { exact: true }).selectOption(`Chain ${foreignChainId}`);
    await expect(page).toHaveURL(/\?chain=424242$/);
    await alice.connect();
    expect(alice.wallet.asked).toContain('wallet_addEthereumChain');
    await expect(page.getByRole('link', { name: 'Faucet' }), 'nothing of the demo').toHaveCount(0);
  });

  await test.step('she stakes: an approval, for the token has no permit, and the deposit', async () => {
    await page.getByRole('link', { name: 'Pools', exact: true }).first().click();
    await page.getByRole('link', { name: 'Dollar Pool', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Dollar Pool' })).toBeVisible();
    await new PoolPage(alice, member.address).stake('100000');
    await expect(alice.notice('You staked 100,000.00 USDX')).toBeVisible();
    await expect(alice.figure('Capital')).toHaveText('100,000 USDX');
  });

  await test.step('she buys', async () => {
    const cover = new CoverPage(alice);
    await cover.openFromList('Beta Exchange', 'Dollar Pool');
    await cover.choose('1000', 60);
    await cover.buy();
    await expect(alice.notice('Cover 1 is yours')).toBeVisible();
  });

  await test.step('the chain agrees, and nobody was asked', async () => {
    const deployment = deploymentOn(foreignChainId);
    if (!deployment) throw new Error('The launch wrote no file.');
    const bought = { address: deployment.cover, abi: coverAbi } as const;
    expect(await foreign.client.readContract({ ...bought, functionName: 'ownerOf', args: [1n] })).toBe(
      member.address,
    );
    const proposals = await foreign.client.getContractEvents({
      address: deployment.governor,
      abi: mutualGovernorAbi,
      eventName: 'ProposalCreated',
      fromBlock: 0n,
    });
    expect(proposals).toHaveLength(0);
    expect(deployment.demo).toBeUndefined();
  });
});
