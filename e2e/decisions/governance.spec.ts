import { decodeFunctionData, encodeFunctionData, parseAbi } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { claimsAbi, mutualGovernorAbi } from '@/lib/contracts/abis';
import { accounts } from '@/lib/dev/accounts.mjs';
import { governanceCalls, type Proposal } from '@/lib/dev/governance';
import { GovernancePage } from '../pages/governance';
import { BRK, type Chain, DAY, dUSD, EXPLOIT, HOUR } from '../support/chain';
import { listen } from '../support/heard';
import { expect, test } from '../support/test';

const EVIDENCE = `0x${'e7'.repeat(32)}` as const;

/** A person with BRK, delegated or not. */
async function give(chain: Chain, name: string, amount: number) {
  const account = await chain.bystander(name);
  const founder = privateKeyToAccount(accounts.deployer.key);
  await chain.send(founder, chain.calls.giveToken(account.address, BRK(amount)));
  return account;
}

/** A person with BRK and the voting power of it, who then proposes. */
async function propose(chain: Chain, name: string, proposal: Proposal) {
  const account = await give(chain, name, 100_000);
  const calls = governanceCalls(chain.deployment);
  await chain.send(account, calls.delegate(account.address));
  // votes count from the next second on
  await chain.pass(2);
  await chain.send(account, calls.propose(proposal));
}

async function fileIncident(chain: Chain) {
  const bob = await chain.bystander('bob');
  const { mint, approvePool, buy } = chain.calls;
  const cover = buy(BigInt(EXPLOIT), dUSD(20_000), 90n, bob.address);
  await chain.send(bob, mint(bob.address, dUSD(10_000)), approvePool, cover);
  await chain.moveTo((await chain.startOf(1)) + 6 * HOUR);
  const eventTime = (await chain.now()) - HOUR;
  await chain.send(bob, chain.calls.file(1n, eventTime, 20, EVIDENCE));
}

/** The thresholds that the only proposal would set. */
async function proposedThresholds(chain: Chain) {
  const [created] = await chain.client.getContractEvents({
    address: chain.deployment.governor,
    abi: mutualGovernorAbi,
    eventName: 'ProposalCreated',
    fromBlock: 0n,
    strict: true,
  });
  const data = created?.args.calldatas[0] ?? '0x';
  const { functionName, args } = decodeFunctionData({ abi: claimsAbi, data });
  if (functionName !== 'setProcess') throw new Error(`It proposes ${functionName}.`);
  const [pool, { thresholdBps, largeThresholdBps }] = args;
  expect(pool).toBe(chain.deployment.pool);
  return [thresholdBps, largeThresholdBps];
}

/** The threshold that decides an event of now. */
const thresholdNow = async (chain: Chain) => {
  const [process] = await chain.client.readContract({
    address: chain.deployment.claims,
    abi: claimsAbi,
    functionName: 'processAt',
    args: [chain.deployment.pool, BigInt(await chain.now())],
  });
  return process.thresholdBps;
};

test('members change the threshold for later events, but not for earlier ones', async ({ chain, invite }) => {
  await chain.stake('alice', dUSD(200_000));
  await give(chain, 'maya', 4_500_000);
  // a process changes at most once per report window, and the deployment set the first
  await chain.pass(14 * DAY);
  const maya = await invite('maya');
  const page = new GovernancePage(maya);
  await page.open();
  await maya.button('Vote with my own BRK').click();
  await expect(maya.notice('Your BRK votes in every proposal')).toBeVisible();
  await expect(maya.page.getByText('4,500,000.00 BRK').first()).toBeVisible();

  await page.change('Harbour Pool', 'How incidents are decided');
  await maya.field('Threshold').fill('45');
  await expect(maya.page.getByText('Threshold: the code allows 50.01 % to 100 %.').first()).toBeVisible();
  await expect(maya.button('Propose it')).toBeDisabled();
  await maya.field('Threshold').fill('72');
  await maya.field('Threshold of large incidents').fill('73');
  await expect(maya.page.getByText('from 60 % → to 72 %').first()).toBeAttached();
  await page.propose('Nearly three quarters', 'A payout touches the savings of everybody.');
  await expect(maya.notice('Your proposal is created.')).toBeVisible();
  expect(await proposedThresholds(chain), 'what was shown is what is proposed').toEqual([7_200, 7_300]);

  await page.proposal(1);
  await expect(maya.page.getByText('Pending', { exact: true })).toBeVisible();
  await expect(maya.page.getByText('How incidents of Harbour Pool are decided')).toBeVisible();
  await chain.pass(DAY + 1);
  await page.proposal(1);
  await page.vote('For', 'Vote for it', 'As I said.');
  await expect(maya.notice('You voted for it.')).toBeVisible();
  await expect(maya.page.getByText('As I said.')).toBeVisible();
  await expect(maya.page.getByText('Quorum reached')).toBeVisible();

  await chain.pass(5 * DAY);
  await page.proposal(1);
  await maya.button('Queue it').click();
  await expect(maya.notice('The proposal is queued in the timelock.')).toBeVisible();
  await expect(maya.button('Execute it')).toBeDisabled();
  await chain.pass(2 * DAY);
  await page.proposal(1);
  expect(await thresholdNow(chain)).toBe(6_000);
  await maya.button('Execute it').click();
  await expect(maya.notice('The proposal is executed.')).toBeVisible();
  await expect(maya.page.getByText('Executed', { exact: true }).first()).toBeVisible();
  await expect(maya.page.getByText('threshold: 72 %').first(), 'what it set').toBeVisible();
  expect(await thresholdNow(chain), 'events from now on').toBe(7_200);
  await maya.visit('/governance/parameters');
  await expect(maya.page.getByText('72 %').first()).toBeVisible();
});

test('a proposal without a quorum is defeated, and later voting power does not count', async ({
  chain,
  invite,
}) => {
  const data = encodeFunctionData({ abi: parseAbi(['function f()']), functionName: 'f' });
  await propose(chain, 'paul', {
    calls: [{ to: chain.deployment.demo.faucet, data }],
    text: 'Call something',
  });
  await chain.pass(DAY + 1);
  await give(chain, 'lara', 50_000);
  const lara = await invite('lara');
  const page = new GovernancePage(lara);
  await page.proposal(1);
  await expect(lara.page.getByText('This contract is not part of Breakwater')).toBeVisible();
  await lara.page.getByRole('radio', { name: 'For', exact: true }).check();
  await expect(lara.page.getByText('you have no weight in it')).toBeVisible();
  await expect(lara.button('Vote for it')).toBeDisabled();
  await chain.pass(5 * DAY + 1);
  await page.open();
  await expect(lara.page.getByText('Defeated', { exact: true })).toBeVisible();
});

test('a member with too few votes sees how many a proposal needs, and can delegate', async ({
  chain,
  invite,
}) => {
  await give(chain, 'nora', 500);
  const nora = await invite('nora');
  await new GovernancePage(nora).open();
  const paul = await chain.bystander('paul');
  await nora.page.getByRole('checkbox', { name: 'Delegate to somebody else' }).check();
  await nora.field('Who votes for you').fill('0x12');
  await expect(nora.page.getByText('This is not an address.')).toBeVisible();
  await nora.field('Who votes for you').fill(paul.address);
  await nora.button('Delegate my votes').click();
  await expect(nora.notice('Your votes are delegated.')).toBeVisible();

  await nora.visit('/governance/propose?change=ruling');
  const change = nora.page.getByRole('region', { name: 'What would change' });
  await expect(change, 'an empty form is not wrong').toContainText('No changes yet.');
  await expect(nora.page.getByText('Filled in with today’s values.')).toBeHidden();
  await nora.field('Incident').fill('1');
  await expect(change).toContainText('Severity: enter a severity in steps of 5 %.');

  await nora.visit('/governance/propose?change=vote');
  await expect(nora.page.getByText('Filled in with today’s values.')).toBeVisible();
  await nora.field('Quorum, in % of all BRK').fill('6');
  await expect(nora.page.getByText('from 4 % → to 6 %').first()).toBeAttached();
  await expect(nora.page.getByText('a proposal needs 10,000.00 BRK')).toBeVisible();
  await expect(nora.button('Propose it')).toBeDisabled();
});

test('a proposer cancels a proposal before its vote begins', async ({ chain, invite }) => {
  const data = encodeFunctionData({ abi: parseAbi(['function f()']), functionName: 'f' });
  await propose(chain, 'paul', { calls: [{ to: chain.deployment.demo.faucet, data }], text: 'A mistake' });
  const paul = await invite('paul');
  await new GovernancePage(paul).proposal(1);
  const title = paul.page.getByRole('heading', { level: 1 });
  await expect(title, 'not that of a proposal on a chain that was set back').toHaveText('1. A mistake');
  const heard = await listen(paul.page);
  await paul.button('Cancel it').click();
  await expect(paul.page.getByText('Cancelled', { exact: true }).first()).toBeVisible();
  await expect(paul.button('Cancel it')).toHaveCount(0);
  await expect(paul.notice('The proposal is cancelled.'), 'also once its button is gone').toBeVisible();
  const outcomes = (await heard()).filter((text) => text.includes('The proposal is cancelled.'));
  expect(outcomes, 'a screen reader says it once').toHaveLength(1);
  await expect(paul.page.locator('*:focus'), 'the focus goes on from there').toHaveText('The vote');
});

test('governance rules on an incident where it is the arbiter', async ({ chain, invite }) => {
  await chain.stake('alice', dUSD(200_000));
  await fileIncident(chain);
  await chain.moveTo((await chain.incident(1)).until);
  await chain.send(await chain.bystander('dave'), chain.calls.tally(1n));
  const bob = await invite('bob');
  await bob.visit('/claims/1');
  await expect(bob.page.getByText('The members themselves are the arbiter of this pool')).toBeVisible();
  await chain.decide(chain.calls.rule(1n, 8));
  await bob.visit('/claims/1');
  await expect(bob.page.getByText('The arbiter ruled: 40 %')).toBeVisible();
});
