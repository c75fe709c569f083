// Payouts by price feeds and by lists of losses, and the rewards of voting.

import { privateKeyToAccount } from 'viem/accounts';
import { accounts } from '@/lib/dev/accounts.mjs';
import { makeLossList, writeLossFile } from '@/lib/losses/file';
import { IncidentPage } from '../pages/incident';
import { BRK, type Chain, DAY, dETH, dUSD, EXPLOIT, HOUR } from '../support/chain';
import type { Person } from '../support/person';
import { expect, type Invite, test } from '../support/test';

/** Products of the pool in ether: one pays for a fall of ether, the other for impermanent loss. */
const CORAL = 23;
const LAGOON = 25;
const EVIDENCE = `0x${'e7'.repeat(32)}` as const;

/** 100 dETH of capital, and Bob's cover of 10, which is the chain's first. */
async function coverBob(chain: Chain, product: number) {
  const { mint, approvePool, deposit, buy } = chain.callsOf('reef');
  const alice = await chain.bystander('alice');
  await chain.send(alice, mint(alice.address, dETH(100)), approvePool, deposit(dETH(100), alice.address));
  const bob = await chain.bystander('bob');
  const purchase = buy(BigInt(product), dETH(10), 30n, bob.address);
  await chain.send(bob, mint(bob.address, dETH(10)), approvePool, purchase);
  return bob;
}

/** A round of the ether feed after some hours, in dollars. */
async function ether(chain: Chain, ...rounds: [hours: number, price: number][]) {
  const owner = privateKeyToAccount(accounts.deployer.key);
  for (const [hours, price] of rounds) {
    await chain.pass(hours * HOUR);
    await chain.send(owner, chain.calls.pushPrice('etherFeed', BigInt(price) * 10n ** 8n));
  }
}

const etherOf = (chain: Chain, account: `0x${string}`) =>
  chain.balanceOf(account, chain.deployment.pools.reef.asset);

test('a crash is proven, a deeper fall tops it up, and cover pays it all (C2)', async ({ chain, invite }) => {
  const bob = await coverBob(chain, CORAL);
  await chain.moveTo((await chain.startOf(1)) + HOUR);
  await ether(chain, [1, 3_000], [6, 3_000], [2, 1_500], [6, 1_500]);
  const person = await invite('bob');
  await person.visit('/claims/new');
  await expect(person.page.getByText(/every cover in force at that time is paid 71\.42/)).toBeVisible();
  await person.button('Prove it').click();
  await expect(person.notice('Proven and accepted at 71.42 %')).toBeVisible();
  const before = await etherOf(chain, bob.address);
  await new IncidentPage(person, 1).open();
  await person.page.getByRole('button', { name: /^Collect 7\.14\d* dETH$/ }).click();
  await expect(person.notice(/^7\.14\d* dETH was paid/)).toBeVisible();

  await ether(chain, [1, 1_150], [7, 1_180]);
  await person.visit('/claims/new');
  await person.button('Prove it').click();
  await expect(person.notice('Proven and accepted at 100 %')).toBeVisible();
  await new IncidentPage(person, 2).open();
  await expect(person.page.getByRole('heading', { name: 'The episode' })).toBeVisible();
  await person.page.getByRole('button', { name: /^Collect 2\.85\d* dETH$/ }).click();
  await expect
    .poll(async () => (await etherOf(chain, bob.address)) - before, 'once, and all of it')
    .toBe(dETH(10));
});

test('impermanent loss is settled for each cover at its end', async ({ chain, invite }) => {
  const bob = await coverBob(chain, LAGOON);
  const person = await invite('bob');
  await person.visit('/portfolio');
  await expect(person.page.getByText('It cannot be extended')).toBeVisible();
  await expect(person.button('Extend cover 1')).toHaveCount(0);
  await expect(person.button('Cancel cover 1')).toBeVisible();
  await expect(person.figure('Price ratio at the purchase')).toHaveText('3,000');

  const { endDay } = await chain.coverOf(1);
  await chain.moveTo(endDay * DAY - 10 * HOUR);
  await chain.send(privateKeyToAccount(accounts.deployer.key), chain.calls.pushPrice('feed', 100_000_000n));
  await ether(chain, [1, 1_500]);
  await chain.moveTo(endDay * DAY + HOUR);
  await person.visit('/portfolio');
  await expect(person.figure('Ratio at its end')).toHaveText('1,500');
  const before = await etherOf(chain, bob.address);
  await person.page.getByRole('button', { name: /^Settle and get 0\.\d+ dETH$/ }).click();
  await expect(person.notice(/^Cover 1 is settled: 0\.\d+ dETH/)).toBeVisible();
  expect((await etherOf(chain, bob.address)) - before).toBeGreaterThan(0n);
  await person.visit('/portfolio');
  await expect(person.page.getByText('It is settled and paid.')).toBeVisible();
});

/** Files 5 % with a list of losses, which always goes to a vote. */
async function fileWithList(person: Person, content: string) {
  await person.visit('/claims/new');
  await person.page.getByText('Is there a list of who lost how much?').click();
  const file = { mimeType: 'application/json', name: 'losses.json' };
  await person.field('List of losses').setInputFiles({ ...file, buffer: Buffer.from('{}') });
  await expect(person.page.getByText('The file is not a list of losses.')).toBeVisible();
  await person.field('List of losses').setInputFiles({ ...file, buffer: Buffer.from(content) });
  await expect(person.page.getByText('“Lost deposits”: 1 account lost 300.00 dUSD in all.')).toBeVisible();
  await person.field('How much was lost by then').fill('1');
  await person.button('File the incident').click();
  await expect(person.notice('Incident 1 is filed.')).toBeVisible();
}

test('a filed list of losses pays the accounts in it', async ({ chain, invite }) => {
  await chain.stake('alice', dUSD(200_000));
  await chain.assess('carol', BRK(10_000));
  for (const name of ['bob', 'dave']) {
    const buyer = await chain.buyer(name, dUSD(10_000));
    await chain.send(buyer, chain.calls.buy(BigInt(EXPLOIT), dUSD(10_000), 90n, buyer.address));
  }
  await chain.moveTo((await chain.startOf(2)) + 6 * HOUR);
  const bob = await invite('bob');
  const list = makeLossList('Lost deposits', 6, [{ account: bob.address, loss: dUSD(300) }]);
  await fileWithList(bob, writeLossFile(list));

  await chain.decideByVote('carol', 1, 5);
  await new IncidentPage(bob, 1).open();
  await bob.button('Settle the incident').click();
  await expect(bob.page.getByText(/says that you lost 300\.00 dUSD/)).toBeVisible();
  await bob.button('Collect 300.00 dUSD').click();
  await expect(bob.notice('300.00 dUSD was paid to the holder of the cover.')).toBeVisible();

  const dave = await invite('dave');
  await new IncidentPage(dave, 1).open();
  await expect(dave.page.getByText('Your account is not in the list')).toBeVisible();
});

/** Bob, on a day on which both of his covers are in force. */
async function holderOfTwo(chain: Chain, invite: Invite) {
  await chain.stake('alice', dUSD(200_000));
  const bob = await chain.buyer('bob', dUSD(10_000));
  const buy = chain.calls.buy(BigInt(EXPLOIT), dUSD(10_000), 90n, bob.address);
  await chain.send(bob, buy, buy);
  await chain.moveTo((await chain.startOf(2)) + 6 * HOUR);
  return invite('bob');
}

/** Holds back the app's code until the returned function is called. */
async function holdCode({ page }: Person) {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/_next/static/chunks/*.js*', async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

test('a list that is still read when another cover is chosen does not become its evidence', async ({
  chain,
  invite,
}) => {
  const bob = await holderOfTwo(chain, invite);
  await bob.visit('/claims/new?cover=1');
  await bob.page.getByText('Is there a list of who lost how much?').click();
  const list = makeLossList('Lost deposits', 6, [{ account: bob.address, loss: dUSD(300) }]);
  const file = {
    mimeType: 'application/json',
    name: 'losses.json',
    buffer: Buffer.from(writeLossFile(list)),
  };
  await expect(bob.field('List of losses')).toBeVisible();
  const release = await holdCode(bob);
  const asked = bob.page.waitForRequest('**/_next/static/chunks/*.js*');
  await bob.field('List of losses').setInputFiles(file);
  await asked;
  await bob.field('Cover to file with').selectOption('2');
  release();
  await bob.page.waitForLoadState('networkidle');
  await bob.field('What happened').fill('Withdrawals fail since this morning.');
  await expect(bob.page.getByText('is the evidence. This text is not used.')).toBeHidden();
});

test('a cover and a time that were chosen before the page’s code was there are kept', async ({
  chain,
  invite,
}) => {
  const bob = await holderOfTwo(chain, invite);
  const release = await holdCode(bob);
  await bob.page.goto('/claims/new?cover=1', { waitUntil: 'commit' });
  await bob.field('Cover to file with').selectOption('2');
  release();
  await expect(bob.field('How much was lost by then')).toBeEnabled();
  await bob.field('How much was lost by then').fill('1');
  await expect(bob.field('Cover to file with')).toHaveValue('2');
});

test('the assessors’ page shows the rewards of votes, and collects them', async ({ chain, invite }) => {
  await chain.stake('alice', dUSD(200_000));
  await chain.assess('carol', BRK(10_000));
  const bob = await chain.buyer('bob', dUSD(10_000));
  const { buy, file, tally, finalize } = chain.calls;
  await chain.send(bob, buy(BigInt(EXPLOIT), dUSD(20_000), 90n, bob.address));
  const start = await chain.startOf(1);
  await chain.moveTo(start + 6 * HOUR);
  await chain.send(bob, file(1n, start + HOUR, 20, EVIDENCE));

  const carol = await invite('carol');
  await carol.visit('/claims/assessors');
  await expect(carol.page.getByText('Incident 1 needs your vote')).toBeVisible();
  const incident = new IncidentPage(carol, 1);
  await incident.open();
  await incident.commit(60);
  await expect(carol.page.getByText('Your vote is committed and hidden').first()).toBeVisible();
  await chain.moveTo((await chain.incident(1)).commitUntil);
  await carol.visit('/claims/assessors');
  await expect(carol.page.getByText('Reveal your vote on incident 1')).toBeVisible();
  await incident.open();
  await incident.reveal();
  await expect(carol.page.getByText('You voted 60 %')).toBeVisible();
  await chain.moveTo((await chain.incident(1)).until);
  await chain.send(bob, tally(1n));
  await chain.moveTo((await chain.incident(1)).until);
  await chain.send(bob, finalize(1n));

  await carol.visit('/claims/assessors');
  await expect(carol.page.getByText('One vote still locks your stake')).toBeVisible();
  const before = await chain.balanceOf(carol.address);
  await carol.button('Settle 1 vote and collect the rewards').click();
  await expect(carol.notice('1 vote settled')).toBeVisible();
  expect(await chain.balanceOf(carol.address), 'the fees pay her').toBeGreaterThan(before);
  await carol.visit('/claims/assessors');
  await expect(carol.figure('Near the verdict')).toHaveText('1');
  await expect(carol.page.getByText('You have no votes to settle.')).toBeVisible();
});
