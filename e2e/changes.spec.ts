// Covers are extended or cancelled in the portfolio.

import { PortfolioPage } from './pages/portfolio';
import { type Chain, DAY, dUSD, EXPLOIT, HOUR } from './support/chain';
import { listen } from './support/heard';
import { expect, test } from './support/test';

const CAPITAL = 200_000;
const AMOUNT = 20_000;
const REPORT_DAYS = 14;
/** Expected loss a year and stress weight of the product. */
const [RISK_RATE, WEIGHT] = [0.02, 0.75];
const FEE = 0.1;

/** Cost of capital a year, up to a utilisation below the kink: K(u) = 2 % u + u^2 * 2 % / 1.4. */
const costTo = (utilisation: number) => 0.02 * utilisation + (0.02 / 1.4) * utilisation ** 2;

/** Expected loss for the days in force, plus cost of capital of the only cover for the days bound. In whole dUSD. */
const premiumOf = (daysInForce: number, daysBound: number) =>
  (AMOUNT * RISK_RATE * daysInForce + CAPITAL * costTo((AMOUNT * WEIGHT) / CAPITAL) * daysBound) / 365;

async function bobBuys(chain: Chain) {
  await chain.stake('alice', dUSD(CAPITAL));
  const bob = await chain.buyer('bob', dUSD(1_000));
  await chain.send(bob, chain.calls.buy(BigInt(EXPLOIT), dUSD(AMOUNT), 90n, bob.address));
}

test('a cover is extended and cancelled', async ({ chain, invite }) => {
  await bobBuys(chain);
  const bob = await invite('bob');
  const portfolio = new PortfolioPage(bob, 1);
  await portfolio.open();
  const start = (await chain.startOf(1)) / DAY;

  await test.step('30 days more cost their expected loss and the capital for 30 days', async () => {
    const before = await chain.balanceOf(bob.address);
    await portfolio.extend(30);
    const heard = await listen(bob.page);
    await portfolio.confirm(/^Extend for [\d.]+ dUSD$/);
    await expect(bob.notice('Cover 1 now ends on 2 Jul 2026, 00:00 UTC.')).toBeVisible();
    const outcomes = (await heard()).filter((text) => text.startsWith('Cover 1 now ends'));
    expect(outcomes, 'the dialog closes with it: it is said once').toHaveLength(1);
    await expect(bob.button('Extend cover 1')).toBeFocused();
    expect((await chain.coverOf(1)).endDay).toBe(start + 120);
    const paid = Number(before - (await chain.balanceOf(bob.address))) / 1e6;
    expect(paid).toBeCloseTo(premiumOf(30, 30), 1);
  });

  await test.step('the days that are left come back at what they cost, less the fee', async () => {
    await chain.moveTo((start + 40) * DAY + HOUR);
    await portfolio.open();
    const before = await chain.balanceOf(bob.address);
    await portfolio.cancel();
    await expect(bob.notice('Cover 1 is cancelled.')).toBeVisible();
    const refund = Number((await chain.balanceOf(bob.address)) - before) / 1e6;
    // the purchase bound 2 + 90 + 14 days; its price per day is the lower one, because fewer of its days are in force
    const daily = Math.min(
      premiumOf(90, 2 + 90 + REPORT_DAYS) / (2 + 90 + REPORT_DAYS),
      premiumOf(30, 30) / 30,
    );
    expect(Math.abs(refund / (79 * daily * (1 - FEE)) - 1)).toBeLessThan(0.001);
    expect((await chain.coverOf(1)).endDay, 'it ends tonight').toBe(start + 41);
    await expect(bob.page.getByText('Cancelled', { exact: true })).toBeVisible();
  });
});

test('a cover that has not started is cancelled at once', async ({ chain, invite }) => {
  await bobBuys(chain);
  const bob = await invite('bob');
  const portfolio = new PortfolioPage(bob, 1);
  await portfolio.open();
  await portfolio.cancel();
  await expect(bob.notice('Cover 1 is cancelled.')).toBeVisible();
  await chain.pass(DAY);
  expect((await chain.solvency()).exposure, 'its capital is free from tonight on').toBe(0n);
});
