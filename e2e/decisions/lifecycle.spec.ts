// The whole path of the money, with the figures of contracts/test/integration/Lifecycle.t.sol and of the README's picture, by three
// people who each have a browser and a wallet.

import { ClaimsPage } from '../pages/claims';
import { CoverPage } from '../pages/cover';
import { IncidentPage } from '../pages/incident';
import { PoolPage } from '../pages/pool';
import { BRK, type Chain, DAY, dUSD, HOUR } from '../support/chain';
import type { Person } from '../support/person';
import { startAppBehindProvider } from '../support/provider';
import { expect, type Invite, test } from '../support/test';

const STAKE = dUSD(200_000);
const TERM = 90;
/** From contracts/test/integration/Lifecycle.t.sol: 98.63 of expected loss and 91.79 of cost of capital. */
const PREMIUM = 190_420_546;
/** Level and experience change by the second, so premiums of the same purchase may differ by this much. */
const TRIFLE = 100_000;
const BOND = dUSD(500);
const PAYOUT = dUSD(12_000);
const CENT_OF_SHARES = dUSD(1) * 10n;

test('money goes from stake to payout to exit', async ({ chain, invite }) => {
  test.setTimeout(180_000);
  await theStory(chain, invite, { fund: (person, times) => person.getMoney(times) });
});

test.describe('behind an ordinary provider', () => {
  test.use({
    baseURL: async ({ rpcUrl }, use) => {
      const app = await startAppBehindProvider(rpcUrl, 'e2e-decisions');
      await use(app.url);
      await app.stop();
    },
  });

  test('money takes the same path (A8)', async ({ chain, invite, baseURL }) => {
    test.setTimeout(400_000);
    // blocks are mined automatically, so that even a lagging node soon knows each transaction and the app shows a newer block
    const between = async () => {
      await chain.client.mine({ blocks: 3, interval: 1 });
      const head = Number(await chain.client.getBlockNumber({ cacheTime: 0 }));
      await expect.poll(() => shownHead(`${baseURL}`), { intervals: [100] }).toBeGreaterThanOrEqual(head);
    };
    chain.afterMove = between;
    await theStory(chain, invite, {
      // a real chain has no faucet and no server that sends transactions
      fund: async (person, times = 1) => {
        await chain.fund(person.address, dUSD(50_000) * BigInt(times), BRK(10_000));
        await person.visit('/');
        await person.connect();
      },
      between,
    });
  });
});

/** The block that the app considers the latest. */
async function shownHead(url: string): Promise<number> {
  const { chains } = await (await fetch(`${url}/health`)).json();
  return Number(chains[0].head?.block ?? 0);
}

type Ways = { fund: (person: Person, times?: number) => Promise<void>; between?: () => Promise<void> };

async function theStory(chain: Chain, invite: Invite, { fund, between }: Ways) {
  const step = async <Result>(title: string, work: () => Promise<Result>) => {
    const result = await test.step(title, work);
    await between?.();
    return result;
  };
  const [alice, bob, carol] = [
    await invite('alice', { isNew: true }),
    await invite('bob', { isNew: true }),
    await invite('carol', { isNew: true }),
  ];
  await step('everybody gets money', async () => {
    await fund(alice, 4);
    await fund(bob);
    await fund(carol);
  });
  await step('Alice stakes', () => aliceStakes(alice, chain));
  const premium = await step('Bob buys cover', () => bobBuysCover(bob, chain));
  await step('Carol becomes an assessor', () => carolAssesses(carol));
  await step('Bob files', () => bobFiles(bob, chain, alice));
  await step('Alice requests an exit of half', () => aliceRequestsHalf(alice, chain));
  await step('Carol commits a vote', () => carolCommits(carol, chain));
  await carol.page.context().close();
  const elsewhere = await invite('carol', { isNew: true });
  await step('Carol reveals it from another device', () => carolReveals(elsewhere, chain));
  await step('the votes are counted', () => theVotesAreCounted(bob, chain));
  await step('nobody appeals, the verdict is settled', () => theVerdictIsSettled(bob, chain));
  await step('Bob collects', () => bobCollects(bob, chain));
  await step('Alice’s exit is processed', () => alicesExitIsProcessed(alice, chain, premium));
  await step('Alice claims it', () => aliceClaims(alice, chain));
  await expectBalanced(chain);
}

async function aliceStakes(alice: Person, chain: Chain) {
  const pool = new PoolPage(alice, chain.deployment.pool);
  await pool.openFromList('Harbour Pool');
  await pool.stake('200000');
  await expect(alice.notice('You staked 200,000.00 dUSD')).toBeVisible();
  await expect(alice.figure('Capital')).toHaveText(/^200,000(\.00)?\sdUSD$/);
  expect(await chain.sharesOf(alice.address), 'the first shares cost par').toBe(STAKE * 1000n);
  expect((await chain.money()).capital).toBe(STAKE);
}

async function bobBuysCover(bob: Person, chain: Chain): Promise<bigint> {
  const before = await chain.balanceOf(bob.address);
  const cover = new CoverPage(bob);
  await cover.openFromList('Tidewater Lending', 'Harbour Pool');
  await cover.choose('20000', TERM);
  await cover.buy();
  await expect(
    bob.notice('Cover 1 is yours. It is in force from 4 Mar 2026 to 2 Jun 2026, 00:00 UTC.'),
    'from the midnight after one waiting day',
  ).toBeVisible();
  const premium = before - (await chain.balanceOf(bob.address));
  expect(Math.abs(Number(premium) - PREMIUM)).toBeLessThan(TRIFLE);
  const { required, byGroup } = await chain.solvency();
  expect(required, 'three quarters of 20,000').toBe(dUSD(15_000));
  expect(byGroup, '20,000 in a group that may be 30 % of the capital').toBe(66_666_666_667n);
  return premium;
}

async function carolAssesses(carol: Person) {
  const claims = new ClaimsPage(carol);
  await claims.open();
  await claims.stakeVotes('10000');
  await expect(carol.notice('You staked 10,000.00 BRK')).toBeVisible();
}

async function bobFiles(bob: Person, chain: Chain, alice: Person) {
  await chain.moveTo((await chain.startOf(1)) + 6 * HOUR);
  await bob.visit('/portfolio');
  await bob.page.getByRole('link', { name: 'File an incident' }).click();
  const claims = new ClaimsPage(bob);
  await claims.describe({ time: '2026-03-04T01:00', evidence: 'The pool of Tidewater Lending was emptied.' });
  await expect(bob.figure('Your bond')).toHaveText('500.00 dUSD');
  await bob.button('File the incident').click();
  await expect(bob.notice('Incident 1 is filed.')).toBeVisible();
  await bob.page.getByRole('link', { name: 'Go to incident 1' }).click();
  await expect(bob.page.getByText('The pool of Tidewater Lending was emptied.')).toBeVisible();
  await expect(bob.figure('Severity asserted')).toHaveText('100 %');

  expect((await chain.money()).bonds).toBe(BOND);
  expect((await chain.solvency()).atRisk).toBe(dUSD(20_000));
  expect(await chain.maxDeposit(alice.address), '20,000 of 200,000 is more than 3 %: deposits wait').toBe(0n);
}

async function aliceRequestsHalf(alice: Person, chain: Chain) {
  const pool = new PoolPage(alice, chain.deployment.pool);
  await pool.open();
  await expect(
    alice.page.getByText('Deposits are paused until open incidents are decided').first(),
  ).toBeVisible();
  const half = (await chain.sharesOf(alice.address)) / 2n;
  await pool.requestExit((worth) => worth / 2);
  await expect(alice.notice('Your exit is in the queue.')).toBeVisible();
  const [requested] = await chain.exitQueue();
  expect(half - requested, 'to the cent, as the page writes amounts').toBeLessThan(CENT_OF_SHARES);
}

async function carolCommits(carol: Person, chain: Chain) {
  const incident = new IncidentPage(carol, 1);
  await incident.open();
  await incident.commit(60);
  await expect(carol.page.getByText('Your vote is committed and hidden').first()).toBeVisible();
  await chain.moveTo((await chain.incident(1)).commitUntil);
}

async function carolReveals(carol: Person, chain: Chain) {
  const incident = new IncidentPage(carol, 1);
  await incident.open();
  await carol.connect();
  await incident.reveal();
  await expect(carol.notice('Your vote is revealed and counts.')).toBeVisible();
  await expect(carol.page.getByText('You voted 60 %')).toBeVisible();
  await expect(carol.page.getByText('It counts with your 10,000.00 BRK.')).toBeVisible();
  await chain.moveTo((await chain.incident(1)).until);
}

async function theVotesAreCounted(bob: Person, chain: Chain) {
  const incident = new IncidentPage(bob, 1);
  await incident.open();
  await incident.count();
  await expect(bob.page.getByText('Can be appealed', { exact: true })).toBeVisible();
  await expect(bob.figure('Severity decided')).toHaveText('60 %');
  await chain.moveTo((await chain.incident(1)).until);
}

async function theVerdictIsSettled(bob: Person, chain: Chain) {
  const before = await chain.balanceOf(bob.address);
  const incident = new IncidentPage(bob, 1);
  await incident.open();
  await incident.settle();
  await expect(bob.page.getByText('Accepted at 60 %', { exact: true })).toBeVisible();
  await expect(bob.figure('Left to collect').first()).toHaveText('12,000 dUSD');
  const { reward } = await chain.incident(1);
  expect((await chain.money()).owed, 'to Bob, and to Carol for her vote').toBe(PAYOUT + reward);
  expect((await chain.balanceOf(bob.address)) - before, 'his bond is back').toBe(BOND);
}

async function bobCollects(bob: Person, chain: Chain) {
  const before = await chain.balanceOf(bob.address);
  await bob.button('Collect 12,000.00 dUSD').click();
  await expect(bob.notice('12,000.00 dUSD was paid to the holder of the cover.')).toBeVisible();
  expect((await chain.balanceOf(bob.address)) - before).toBe(PAYOUT);
  expect((await chain.money()).owed, 'Carol’s reward waits').toBe((await chain.incident(1)).reward);
  expect((await chain.solvency()).exposure, 'what the cover can still pay').toBe(dUSD(8_000));
}

async function alicesExitIsProcessed(alice: Person, chain: Chain, premium: bigint) {
  await new PoolPage(alice, chain.deployment.pool).open();
  await alice.button('Process the queue').click();
  await expect(alice.notice('The matured exits were processed at the current share price.')).toBeVisible();
  const { exiting } = await chain.money();
  const half = (STAKE - PAYOUT) / 2n;
  expect(exiting, 'half of what the loss left').toBeGreaterThanOrEqual(half - dUSD(1));
  expect(exiting, 'and of the premium earned').toBeLessThan(half + premium);
  expect((await chain.exitOf(alice.address)).claimable, 'chargeable for one report window').toBe(0n);
}

async function aliceClaims(alice: Person, chain: Chain) {
  await chain.pass(14 * DAY + HOUR);
  const { exiting } = await chain.money();
  const before = await chain.balanceOf(alice.address);
  await new PoolPage(alice, chain.deployment.pool).open();
  await alice.page.getByRole('button', { name: /^Claim 94,0\d\d\.\d\d dUSD$/ }).click();
  await expect(alice.notice('is in your wallet.')).toBeVisible();
  expect(exiting - ((await chain.balanceOf(alice.address)) - before), 'all of it').toBeLessThan(2n);
}

async function expectBalanced(chain: Chain) {
  const { capital, reserve, unearned, gains, exiting, owed, bonds, fees } = await chain.money();
  expect(
    await chain.balanceOf(chain.deployment.pool),
    'balance >= capital + reserve + unearned + gains + exiting + owed + bonds + fees',
  ).toBeGreaterThanOrEqual(capital + reserve + unearned + gains + exiting + owed + bonds + fees);
}
