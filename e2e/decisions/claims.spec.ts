import { readFile } from 'node:fs/promises';
import type { Address, Hex } from 'viem';
import { IncidentPage } from '../pages/incident';
import { BRK, type Chain, DAY, dUSD, EXPLOIT, HOUR } from '../support/chain';
import { openCourt } from '../support/court';
import { listen } from '../support/heard';
import type { Person } from '../support/person';
import { expect, type Invite, test } from '../support/test';

const BOND = dUSD(500);
const EVIDENCE = `0x${'e7'.repeat(32)}` as const;
const WORDS = 'The market of Tidewater Lending was paused, not emptied.';

type Incident = {
  stakes: Record<string, number>;
  percent?: number;
  losses?: { lossRoot: Hex; lossTotal: bigint };
  /** Bob's cover, in dUSD. */
  covers?: number[];
};

/** 200,000 dUSD of capital, Bob's cover in force, the assessors' stakes, and Bob's incident. */
async function fileAgainst(chain: Chain, { stakes, percent = 100, losses, covers = [20_000] }: Incident) {
  await chain.stake('alice', dUSD(200_000));
  for (const [name, amount] of Object.entries(stakes)) await chain.assess(name, BRK(amount));
  const bob = await chain.bystander('bob');
  const { mint, approvePool, buy, file } = chain.calls;
  await chain.send(
    bob,
    mint(bob.address, dUSD(10_000)),
    approvePool,
    ...covers.map((amount) => buy(BigInt(EXPLOIT), dUSD(amount), 90n, bob.address)),
  );
  const start = await chain.startOf(1);
  await chain.moveTo(start + 6 * HOUR);
  await chain.send(bob, file(1n, start + HOUR, percent / 5, EVIDENCE, losses));
  return bob;
}

const pastPhase = async (chain: Chain) => chain.moveTo((await chain.incident(1)).until);

async function arrive(person: Person): Promise<IncidentPage> {
  const page = new IncidentPage(person, 1);
  await page.open();
  return page;
}

/** Commits and reveals, moving the clock to the end of each phase. */
async function vote(chain: Chain, voter: Person, percent: number) {
  const page = new IncidentPage(voter, 1);
  await page.open();
  await page.commit(percent);
  await expect(voter.page.getByText('Your vote is committed and hidden').first()).toBeVisible();
  await chain.moveTo((await chain.incident(1)).commitUntil);
  await page.open();
  await page.reveal();
  await expect(voter.notice('Your vote is revealed and counts.')).toBeVisible();
  await expect(voter.page.getByText(`You voted ${percent} %`)).toBeVisible();
  await pastPhase(chain);
  await page.open();
  return page;
}

/** The same, then tallies. */
async function decide(chain: Chain, voter: Person, percent: number) {
  const page = await vote(chain, voter, percent);
  await page.count();
  await expect(voter.page.getByText('Can be appealed', { exact: true })).toBeVisible();
  return page;
}

/** Dave appeals a verdict of 60 %, so that an arbiter must rule. */
async function appeal(chain: Chain, invite: Invite, arbiter: Address) {
  await chain.pass(14 * DAY);
  await chain.nameArbiter(arbiter);
  await fileAgainst(chain, { stakes: { carol: 10_000 } });
  const carol = await invite('carol');
  await arrive(carol);
  await decide(chain, carol, 60);
  const dave = await invite('dave');
  await chain.fund(dave.address, dUSD(50_000));
  const page = new IncidentPage(dave, 1);
  await page.open();
  await page.dispute('Appeal this verdict', WORDS, 'Appeal with 1,000.00 dUSD');
  return { dave, page };
}

/** Moves the clock past the present phase. */
async function settle(chain: Chain, page: IncidentPage) {
  await pastPhase(chain);
  await page.open();
  await page.settle();
}

test('a refused claim costs the filer the bond, which stakers and voters gain', async ({ chain, invite }) => {
  const bob = await fileAgainst(chain, { stakes: { carol: 10_000 } });
  const balance = await chain.balanceOf(bob.address);
  const carol = await invite('carol');
  await arrive(carol);
  const page = await decide(chain, carol, 0);
  await expect(carol.page.getByText('The assessors decided to refuse it.')).toBeVisible();
  await settle(chain, page);

  await expect(carol.page.getByText('Refused', { exact: true })).toBeVisible();
  await expect(carol.figure('Cost to the pool')).toHaveText('0 dUSD');
  await expect(carol.page.getByText('forfeited', { exact: true })).toBeVisible();
  const { bonds, gains } = await chain.money();
  expect(bonds).toBe(0n);
  expect(await chain.balanceOf(bob.address), 'nothing comes back').toBe(balance);
  expect(BOND / 2n - gains, 'half of the bond is streamed to the stakers').toBeLessThan(dUSD(1) / 100n);

  await carol.button('Settle my vote').click();
  await expect(carol.notice('the stake is released')).toBeVisible();
  await carol.visit('/portfolio');
  await expect(carol.page.getByText('250.00 dUSD is ready for you')).toBeVisible();
  await page.open();
  await carol.button('Collect 250.00 dUSD').click();
  await expect(carol.notice('is in your wallet.')).toBeVisible();
  expect(await chain.balanceOf(carol.address), 'half of the bond, so no fees beside it').toBe(BOND / 2n);
});

/** As if another tab was opened, and then this one again. */
function appear(state: string) {
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
  document.dispatchEvent(new Event('visibilitychange'));
}

test('a page that was hidden for long shows the present state', async ({ chain, invite }) => {
  await fileAgainst(chain, { stakes: { carol: 10_000 } });
  const dave = await invite('dave');
  await new IncidentPage(dave, 1).open();
  await expect(dave.page.getByText('Voting', { exact: true })).toBeVisible();
  await dave.page.clock.install();
  await dave.page.evaluate(appear, 'hidden');
  await chain.moveTo((await chain.incident(1)).commitUntil);
  await dave.page.clock.fastForward('02:00');
  await dave.page.evaluate(appear, 'visible');
  await expect(dave.page.getByText('Revealing', { exact: true })).toBeVisible();
});

test('without a quorum and a ruling there is no verdict, and the incident can be filed again', async ({
  chain,
  invite,
}) => {
  const bob = await fileAgainst(chain, { stakes: { carol: 1_000, whale: 100_000 } });
  const carol = await invite('carol');
  await arrive(carol);
  const page = await vote(chain, carol, 40);
  await expect(carol.page.getByText('too little weight was revealed', { exact: false })).toBeVisible();
  await carol.button('Close the vote').click();
  await expect(carol.page.getByText('With the arbiter', { exact: true })).toBeVisible();
  await expect(carol.page.getByText('Votes counted: no quorum')).toBeVisible();

  await pastPhase(chain);
  await page.open();
  await carol.button('Close it without a verdict').click();
  await expect(carol.page.getByText('No verdict', { exact: true }).first()).toBeVisible();

  const person = await invite('bob');
  await arrive(person);
  const before = await chain.balanceOf(bob.address);
  await person.field('What happened').fill(WORDS);
  await person.button('File it again').click();
  await expect(person.notice('Incident 2 is filed.')).toBeVisible();
  await person.visit('/claims/1');
  await person.button('Collect 500.00 dUSD').click();
  await expect
    .poll(async () => (await chain.balanceOf(bob.address)) - before, 'the new bond, and the old one back')
    .toBe(0n);
});

test('stake added after the filing has no vote in the incident', async ({ chain, invite }) => {
  await fileAgainst(chain, { stakes: { carol: 10_000 } });
  await chain.assess('dave', BRK(10_000));
  const dave = await invite('dave');
  await arrive(dave);
  await expect(dave.page.getByText('You have no vote in this incident')).toBeVisible();
  await expect(dave.field('How severe was the loss?')).toBeHidden();
});

test('an assessor sees reward and penalty before voting, and nothing is preselected', async ({
  chain,
  invite,
}) => {
  await fileAgainst(chain, { stakes: { carol: 10_000 } });
  const carol = await invite('carol');
  await arrive(carol);
  await expect(carol.button('Commit my vote')).toBeDisabled();
  await expect(carol.page.getByText('Choose a severity first.')).toBeVisible();
  await expect(carol.figure('Penalty')).toHaveText('200.00 BRK');
  await carol.button('Refuse it: 0 %').click();
  await expect(carol.figure('Reward if the verdict is 0 %')).toHaveText('250.00 dUSD or more');
  await expect(carol.button('Commit 0 %')).toBeEnabled();
});

test('a small claim that nobody challenges is accepted as asserted', async ({ chain, invite }) => {
  const bob = await fileAgainst(chain, { stakes: {}, percent: 5 });
  const before = await chain.balanceOf(bob.address);
  const alice = await invite('alice');
  const page = await arrive(alice);
  await expect(alice.page.getByText('Fast lane', { exact: true })).toBeVisible();
  await expect(alice.page.getByText('You have a stake in this pool')).toBeVisible();
  await settle(chain, page);
  await expect(alice.page.getByText('Accepted at 5 %', { exact: true })).toBeVisible();
  const person = await invite('bob');
  await arrive(person);
  await person.button('Collect 1,000.00 dUSD').click();
  await expect(person.notice('1,000.00 dUSD was paid')).toBeVisible();
  expect((await chain.balanceOf(bob.address)) - before, 'payout and bond').toBe(dUSD(1_000) + BOND);
});

test('a challenge sends the incident to a vote, and wins half of the filer’s bond', async ({
  chain,
  invite,
}) => {
  await fileAgainst(chain, { stakes: { carol: 10_000 }, percent: 5 });
  const dave = await invite('dave');
  await chain.fund(dave.address, dUSD(50_000));
  const page = new IncidentPage(dave, 1);
  await page.open();
  await dave.page.getByText('Challenge this incident', { exact: true }).click();
  await expect(dave.page.getByText('you get your bond back and half of the filer’s')).toBeVisible();
  await dave.page.getByText('Challenge this incident', { exact: true }).click();
  await page.dispute('Challenge this incident', WORDS, 'Challenge with 500.00 dUSD');
  await expect(dave.page.getByText('Voting', { exact: true })).toBeVisible();
  await expect(dave.page.getByText(WORDS), 'the evidence is shown').toBeVisible();
  expect((await chain.money()).bonds).toBe(2n * BOND);

  const carol = await invite('carol');
  await arrive(carol);
  await decide(chain, carol, 0);
  await settle(chain, page);
  await expect(dave.page.getByText('Refused', { exact: true })).toBeVisible();
  await dave.visit('/portfolio');
  await expect(dave.page.getByText('750.00 dUSD is ready for you')).toBeVisible();
  await dave.page.getByRole('link', { name: 'Collect it' }).click();
  await dave.button('Collect 750.00 dUSD').click();
  await expect(dave.notice('750.00 dUSD was paid back to the challenger.')).toBeVisible();
});

test('the arbiter rules on an appeal, and its bond is returned', async ({ chain, invite }) => {
  test.setTimeout(120_000);
  const judge = await chain.bystander('judge');
  const { dave, page } = await appeal(chain, invite, judge.address);
  await expect(dave.page.getByText('With the arbiter', { exact: true })).toBeVisible();
  await expect(dave.button('Rule 60 %'), 'only the arbiter rules').toBeHidden();

  const arbiter = await invite('judge');
  await (await arrive(arbiter)).rule(40);
  await expect(arbiter.page.getByText('The arbiter ruled: 40 %')).toBeVisible();
  await page.open();
  await page.settle();
  await expect(dave.page.getByText('Accepted at 40 %', { exact: true })).toBeVisible();
  await dave.button('Collect 1,000.00 dUSD').click();
  await expect(dave.notice('1,000.00 dUSD was paid back to the appellant.')).toBeVisible();
});

test('the appellant pays the court that is the arbiter, and it rules', async ({ chain, invite }) => {
  test.setTimeout(120_000);
  const court = await openCourt(chain, await chain.bystander('judge'));
  const { dave, page } = await appeal(chain, invite, court.arbiter);
  await dave.button('Pay 0.1000 ETH and ask the court').click();
  await expect(dave.page.getByText('The court was asked to rule on this incident.')).toBeVisible();

  await court.rule(40);
  await page.open();
  await page.settle();
  await expect(dave.page.getByText('Accepted at 40 %', { exact: true })).toBeVisible();
});

test('a vote’s key can be saved to a file if the wallet’s signatures are not repeatable', async ({
  chain,
  invite,
}) => {
  await fileAgainst(chain, { stakes: { carol: 10_000 } });
  const carol = await invite('carol', { isFickle: true });
  const page = await arrive(carol);
  await page.commit(60);
  await expect(carol.page.getByText('Only this browser can reveal your vote')).toBeVisible();
  const saving = carol.page.waitForEvent('download');
  await carol.button('Save the key as a file').click();
  const file = {
    name: 'key.json',
    mimeType: 'application/json',
    buffer: await readFile(await (await saving).path()),
  };
  await carol.page.context().close();

  await chain.moveTo((await chain.incident(1)).commitUntil);
  const elsewhere = await invite('carol', { isFickle: true });
  const there = await arrive(elsewhere);
  await there.reveal();
  await expect(elsewhere.page.getByText('This key does not open the vote')).toBeVisible();
  await elsewhere.page.getByText('Did you save the key as a file?').click();
  await elsewhere.field('The key to your vote').setInputFiles(file);
  await expect(elsewhere.page.getByText('This is the key to your vote.')).toBeVisible();
  await there.reveal();
  await expect(elsewhere.page.getByText('You voted 60 %')).toBeVisible();
});

test('with a list of losses nobody collects more than their loss', async ({ chain, invite }) => {
  const [loss, sibling] = [dUSD(700), `0x${'5b'.repeat(32)}` as Hex];
  const bob = await chain.bystander('bob');
  const losses = { lossRoot: chain.lossRoot(bob.address, loss, sibling), lossTotal: dUSD(1_000) };
  await fileAgainst(chain, { stakes: { carol: 10_000 }, percent: 5, losses });
  await chain.decideByVote('carol', 1, 5);
  const person = await invite('bob');
  const page = await arrive(person);
  await page.settle();
  await expect(person.page.getByText('This incident pays proven losses')).toBeVisible();
  const proofs = (proof: Hex[]) => ({
    name: 'proofs.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ [bob.address]: { loss: String(loss), proof } })),
  });
  await person.field('Proof of your loss').setInputFiles(proofs([EVIDENCE]));
  await expect(person.page.getByText('its proof does not match this incident’s root')).toBeVisible();
  await person.field('Proof of your loss').setInputFiles(proofs([sibling]));
  await person.button('Collect 700.00 dUSD').click();
  await expect(person.notice('700.00 dUSD was paid to the holder of the cover.')).toBeVisible();
});

test('a holder of two covers collects one, then the other', async ({ chain, invite }) => {
  const bob = await fileAgainst(chain, { stakes: {}, percent: 5, covers: [15_000, 5_000] });
  const person = await invite('bob');
  await person.visit('/claims/new');
  await person.field('What happened').fill(WORDS);
  await expect(person.figure('Your cover is paid at 100 %')).toHaveText('5,000.00 dUSD');
  await person.field('Cover to file with').focus();
  await person.page.keyboard.press('ArrowDown');
  await expect(person.figure('Your cover is paid at 100 %')).toHaveText('15,000.00 dUSD');
  await expect(person.field('Cover to file with'), 'another can be chosen').toBeFocused();
  await expect(person.field('What happened'), 'what is typed stays').toHaveValue(WORDS);
  await settle(chain, await arrive(person));
  await expect(person.button('Collect 1,000.00 dUSD')).toBeEnabled();
  const before = await chain.balanceOf(bob.address);
  await person.page.getByRole('checkbox', { name: 'Cover 2' }).uncheck();
  await person.button('Collect 750.00 dUSD').click();
  await expect(person.notice('750.00 dUSD was paid to the holder of the cover.')).toBeVisible();
  await person.visit('/claims/1');
  await person.button('Collect 250.00 dUSD').click();
  await expect(person.notice('250.00 dUSD was paid to the holder of the cover.')).toBeVisible();
  expect((await chain.balanceOf(bob.address)) - before).toBe(dUSD(1_000));
});

test('a larger verdict tops up a smaller one, and the page shows the episode (C1)', async ({
  chain,
  invite,
}) => {
  test.setTimeout(120_000);
  const bob = await fileAgainst(chain, { stakes: { carol: 10_000 }, percent: 5 });
  const time = Number((await chain.incident(1)).eventTime);
  await pastPhase(chain);
  await chain.send(bob, chain.calls.finalize(1n), chain.calls.collect(1n, 1n));
  await chain.send(bob, chain.calls.file(1n, time, 20, EVIDENCE));
  await chain.decideByVote('carol', 2, 60);
  await chain.send(bob, chain.calls.finalize(2n));
  const person = await invite('bob');
  const page = new IncidentPage(person, 2);
  await page.open();
  await expect(person.page.getByRole('heading', { name: 'The episode' })).toBeVisible();
  await expect(person.page.getByRole('link', { name: 'Incident 1', exact: true })).toBeVisible();
  await person.button('Collect 11,000.00 dUSD').click();
  await expect(
    person.notice('11,000.00 dUSD was paid'),
    '60 % of 20,000, less the 1,000 received',
  ).toBeVisible();
});

test('filing as much a second time shows the first incident and costs twice the bond', async ({
  chain,
  invite,
}) => {
  await fileAgainst(chain, { stakes: { carol: 10_000 } });
  const bob = await invite('bob');
  await bob.visit('/claims/new');
  await expect(bob.page.getByText('An incident of this product is open already')).toBeVisible();
  await expect(bob.figure('Your bond')).toHaveText('1,000.00 dUSD');
  await expect(bob.figure('Your cover is paid at 100 %')).toHaveText('20,000.00 dUSD');
  await expect(bob.figure('Decided by')).toHaveText('a vote');
  await bob.field('What happened').fill(WORDS);
  const heard = await listen(bob.page);
  await bob.button('File the incident').click();
  await expect(bob.notice('Incident 2 is filed.')).toBeVisible();
  const outcomes = (await heard()).filter((text) => text.startsWith('Incident 2 is filed.'));
  expect(outcomes, 'a screen reader says it once, though the form is gone').toHaveLength(1);
  await expect(bob.page.getByRole('heading', { level: 1 }), 'the focus goes on from there').toBeFocused();
  expect((await chain.money()).bonds).toBe(3n * BOND);
  expect((await chain.incident(2)).until).toBeGreaterThan((await chain.now()) + 4 * DAY);
});
