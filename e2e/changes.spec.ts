// A cover is changed where it is held: made longer, made larger, given back.

import { PortfolioPage } from './pages/portfolio';
import { DAY, dUSD, EXPLOIT, HOUR } from './support/chain';
import { expect, test } from './support/test';

const CAPITAL = 200_000;
/** Of the capital, what one may buy of the product; its price a year where the curve bends, at 70 % of that. */
const [PART, RATE, KINK] = [0.3, 0.04, 0.7];
const [FEE, CREDIBILITY] = [0.05, 0.1];

/** Amount * days/365 * 4 % * the curve's mean height, which climbs from 1/4 to 1 at the kink. Whole dUSD. */
function premiumOf(from: number, amount: number, days: number, capital = CAPITAL): number {
  const middle = (from + amount / 2) / (PART * capital);
  return ((amount * days) / 365) * RATE * (0.25 + (0.75 * middle) / KINK);
}

/** K / (K + premium earned at the listed rate), what was earned a year ago weighing half: no loss makes it cheaper. */
function experienceOf(use: number, days: number): number {
  const earned = ((RATE * use) / Math.LN2) * (1 - 2 ** (-days / 365));
  return CREDIBILITY / (CREDIBILITY + earned);
}

/** As the page tells it: cut to cents. */
const told = (amount: number) => `${(Math.floor(amount * 100) / 100).toFixed(2)} dUSD`;

test('a cover is extended, increased and cancelled', async ({ chain, invite }) => {
  await chain.stake('alice', dUSD(200_000));
  const account = await chain.buyer('bob', dUSD(1_000));
  await chain.send(account, chain.calls.buy(BigInt(EXPLOIT), dUSD(20_000), 90n, account.address));
  const bob = await invite('bob');
  const portfolio = new PortfolioPage(bob, 1);
  await portfolio.open();
  await bob.connect();
  const start = (await chain.startOf(1)) / DAY;

  await test.step('30 days more cost what the last 20,000 cost for 30 days', async () => {
    await portfolio.extend(30);
    const premium = premiumOf(0, 20_000, 30);
    await portfolio.confirm(`Extend for ${told(premium)}`);
    await expect(bob.told('Cover 1 now ends on 2 Jul 2026, 00:00 UTC.')).toContainText(told(premium));
    expect((await chain.coverOf(1)).endDay).toBe(start + 120);
  });

  await test.step('10,000 more are further up the curve', async () => {
    await portfolio.increase('10000');
    const premium = premiumOf(20_000, 10_000, 120);
    await portfolio.confirm(`Increase for ${told(premium)}`);
    await expect(bob.told('Cover 1 is larger by 10,000.00 dUSD')).toContainText(told(premium));
    expect((await chain.coverOf(1)).amount).toBe(dUSD(30_000));
  });

  await test.step('what is left of it comes back, less the fee', async () => {
    const paid = premiumOf(0, 20_000, 120) + premiumOf(20_000, 10_000, 120);
    await chain.moveTo((start + 40) * DAY + HOUR);
    await portfolio.open();
    const before = await chain.balanceOf(bob.address);
    const { capital } = await chain.money();
    await portfolio.cancel();
    await expect(bob.told('Cover 1 is cancelled.')).toBeVisible();
    const refund = Number((await chain.balanceOf(bob.address)) - before) / 1e6;

    const bought = await chain.boughtDay(1);
    const unearned = (paid * 79) / (start + 120 - bought);
    // half of what may be bought was bought, at which the level stays
    const price = premiumOf(0, 30_000, 79, Number(capital) / 1e6) * experienceOf(0.5, start + 40 - bought);
    const expected = Math.min(unearned, price) * (1 - FEE);
    expect(Math.abs(refund / expected - 1), `${refund}, not ${expected}`).toBeLessThan(0.0002);

    const { endDay, rate } = await chain.coverOf(1);
    expect(endDay, 'it ends tonight').toBe(start + 41);
    expect(rate).toBe(0n);
    await expect(bob.page.getByText('Cancelled', { exact: true })).toBeVisible();
  });
});

test('a cover that has not begun is given back at once', async ({ chain, invite }) => {
  await chain.stake('alice', dUSD(200_000));
  const account = await chain.buyer('bob', dUSD(1_000));
  await chain.send(account, chain.calls.buy(BigInt(EXPLOIT), dUSD(20_000), 90n, account.address));
  const bob = await invite('bob');
  const portfolio = new PortfolioPage(bob, 1);
  await portfolio.open();
  await bob.connect();
  await portfolio.cancel();
  await expect(bob.told('Cover 1 is cancelled.')).toBeVisible();
  expect((await chain.solvency()).exposure, 'nothing is exposed any more').toBe(0n);
});
