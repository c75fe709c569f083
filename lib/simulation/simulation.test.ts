import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { normalFrom, randomFrom } from '@/lib/risk/random';
import { correctionOf } from './correction';
import { decadeOf, eventsOfWeek, SCENARIOS, type Scenario, SIZES, worldOf } from './decade';
import { griefing } from './griefing';
import { sellable } from './market';
import { Pool, WEEK } from './pool';
import { summaryOf } from './summary';

const [four, twelve] = SIZES;
const scenario = (name: string) => SCENARIOS.find((each) => each.name === name) as Scenario;
const poolOf = (capital: number) =>
  new Pool(capital, [
    { group: 0, riskRate: 0.02 },
    { group: 1, riskRate: 0.02 },
  ]);

describe('a simulated pool', () => {
  it('earns exactly the premium over the time from purchase to release', () => {
    const pool = poolOf(1_000_000e6);
    const amount = 100_000_000_000n;
    const offer = pool.offer(0, amount, 91);
    assert.ok(offer);
    pool.sell(0, amount, 91, offer);
    assert.equal(pool.exposure, amount);
    for (let week = 0; week < 30; week++) pool.advance();
    assert.equal(pool.exposure, 0n);
    assert.ok(Math.abs(pool.earned - Number(offer.premium)) < 1);
    assert.ok(pool.reserve > 0 && pool.capital > 1_000_000e6);
    assert.ok(pool.capital + pool.reserve < 1_000_000e6 + Number(offer.premium));
  });

  it('pays a loss from the reserve, then from the capital, and returns the unpaid part', () => {
    const pool = poolOf(1_000e6);
    pool.sell(0, 200_000_000n, 364, { premium: 10n, expectedLoss: 5n, capitalCost: 5n });
    pool.advance();
    pool.reserve = 10e6;
    pool.capital = 50e6;
    assert.deepEqual(pool.suffer(0, 0.5), { loss: 100e6, missing: 40e6 });
    assert.equal(pool.capital, 0);
    assert.equal(pool.exposure, 100_000_000n);
    assert.deepEqual(pool.suffer(1, 1), { loss: 0, missing: 0 });
  });

  it('assesses a product higher after a loss, and lower again with time', () => {
    const pool = poolOf(1_000_000e6);
    const before = pool.assessed(0);
    pool.sell(0, 1_000_000n, 364, { premium: 10n, expectedLoss: 5n, capitalCost: 5n });
    pool.advance();
    pool.suffer(0, 0.6);
    const after = pool.assessed(0);
    assert.ok(after > 2n * before);
    for (let week = 0; week < 150; week++) pool.advance();
    assert.ok(pool.assessed(0) < after);
  });

  it('allows withdrawals only within its limits', () => {
    const pool = poolOf(1_000e6);
    pool.sell(0, 200_000_000n, 364, { premium: 0n, expectedLoss: 0n, capitalCost: 0n });
    // the group cap of 30 % requires more than the stress rule
    assert.equal(pool.move(-900e6), -(1_000e6 - pool.required));
    assert.ok(Math.abs(pool.required - 200e6 / 0.3) < 1);
  });

  it('can sell as much as the lowest of its limits allows', () => {
    assert.equal(sellable(poolOf(1)), 0.4);
  });
});

describe('events', () => {
  const world = worldOf({ products: 24, groups: 16 }, normalFrom(randomFrom(5)));

  it('hit the members of a group together and equally hard', () => {
    let [together, apart] = [0, 0];
    const random = randomFrom(6);
    for (let week = 0; week < 20_000; week++) {
      const byGroup = new Map<number, number[]>();
      for (const { index, severity } of eventsOfWeek(world, 1, random)) {
        const group = world.listings[index]?.group ?? -1;
        byGroup.set(group, [...(byGroup.get(group) ?? []), severity]);
      }
      for (const severities of byGroup.values()) {
        if (severities.length > 1) together += 1;
        else apart += 1;
        assert.equal(new Set(severities).size, 1);
      }
    }
    assert.ok(together > 0 && apart > 0);
  });

  it('cost the true rates on average', () => {
    const lost = new Float64Array(24);
    const weeks = 400_000;
    const random = randomFrom(7);
    for (let week = 0; week < weeks; week++)
      for (const { index, severity } of eventsOfWeek(world, 1, random))
        lost[index] = (lost[index] ?? 0) + severity;
    const yearly = lost.reduce((sum, each) => sum + each, 0) / ((weeks * WEEK) / 365);
    const expected = world.trueRates.reduce((sum, rate) => sum + rate, 0);
    assert.ok(Math.abs(yearly / expected - 1) < 0.06, `${yearly} instead of ${expected}`);
  });
});

describe('ten years', () => {
  it('give the same result for the same seed', () => {
    assert.deepEqual(decadeOf(four, scenario('calm'), 3), decadeOf(four, scenario('calm'), 3));
  });

  it('never sell below the assessed expected loss, however large or empty the pool (E6)', () => {
    for (const size of SIZES)
      for (const each of SCENARIOS)
        assert.ok(decadeOf(size, each, 1).minMargin >= 1, `${each.name} ${size.products}`);
  });

  it('have a loss ratio of the true expected loss over the price', () => {
    const { lossRatio, priceOverTrue } = summaryOf(twelve, scenario('calm'), 60, 1_000);
    assert.ok(Math.abs(lossRatio * priceOverTrue - 1) < 0.25, String(lossRatio * priceOverTrue));
  });

  it('raise the assessment of risks listed too low, and lower that of risks listed too high', () => {
    const low = correctionOf({ products: 48, listedAt: 1 / 3, who: 'every product' }, 4, 1);
    const high = correctionOf({ products: 48, listedAt: 3, who: 'every product' }, 4, 1);
    assert.ok((low.assessed.at(-1)?.ratio ?? 0) > 1 / 3);
    assert.ok((high.assessed.at(-1)?.ratio ?? 9) < 3);
    assert.ok(low.margin > 1, 'the charge for capital keeps the price above the true loss');
  });
});

describe('griefing', () => {
  const { locking, cheapening } = griefing();

  it('by locked capacity costs at least its expected loss a day, and more if the cover is cancelled at once (E8)', () => {
    for (const { locked, perDay, cancelledPerDay } of locking) {
      // 2 % a year for 28 of 44 days
      assert.ok(perDay > (locked * 0.02 * 28) / 44 / 365);
      assert.ok(cancelledPerDay > perDay);
    }
  });

  it('by short-lived capital saves at most the charge for capital (E7)', () => {
    for (const { premium, cheapened } of cheapening) {
      assert.ok(cheapened >= 2_000, 'the expected loss of 100,000 at 2 %');
      assert.ok(cheapened < premium);
    }
  });
});
