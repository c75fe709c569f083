// Losses are divided as if they had been settled in the order of their events (ATTACKS E4), in whatever order they are settled. The
// model, which equals the contracts to the unit, stores one share for each fill. Here the same histories are computed in the order
// of events, with fractions of 10^40, and must give the same result.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Dice } from './dice';
import { shareOf } from './exits';
import { DAY, min, WAD } from './integers';
import { bookLoss } from './losses';
import { START } from './setups';
import { firstState } from './start';
import type { State } from './types';

const ROUNDS = 3_000;
const FINE = 10n ** 40n;
const CAPITAL = 10n ** 15n;
const PARAMS = {
  marginBps: 10_000n,
  rhoBps: 1_500n,
  groupCapBps: 3_000n,
  leverageBps: 40_000n,
  materialityBps: 300n,
  feeBps: 1_000n,
  reserveBps: 1_000n,
  reserveTargetBps: 150n,
  cancelFeeBps: 1_000n,
};

/** Either a share of the capital leaves, or a loss of an earlier event is settled. */
type PastEvent = { at: bigint } & ({ leaves: bigint } | { lost: bigint; event: bigint });

function somePast(dice: Dice, largest: bigint): PastEvent[] {
  const count = Number(dice.between(2n, 9n));
  let at = START;
  return Array.from({ length: count }, () => {
    at += dice.between(1n, 2n * DAY);
    if (dice.chance(50)) return { at, leaves: dice.between(1n, WAD / 5n) };
    const event = dice.chance(20) ? at : dice.between(START, at);
    return { at, lost: dice.between(1n, largest), event };
  });
}

/** In order of settlement, as the pool does it. Returns capital and exits at the end. */
function settled(past: PastEvent[]): bigint[] {
  const setup = { start: START, cooldownDays: 7n, reportDays: 14n, params: PARAMS, products: [], listed: [] };
  const state: State = { ...firstState(setup), capital: CAPITAL, supply: CAPITAL * 1_000n };
  for (const each of past) {
    state.now = each.at;
    if ('leaves' in each) {
      const assets = (state.capital * each.leaves) / WAD;
      const end = BigInt(state.fills.length + 1);
      const share = shareOf(each.leaves, WAD);
      state.fills.push({ at: each.at, end, shares: 1n, assets, freed: 0n, share });
      state.capital -= assets;
      state.exiting += assets;
    } else {
      const { event, lost } = each;
      const loss = { product: 0, eventTime: event, assets: lost, severityRise: 0n, totalExposure: 0n };
      const booked = bookLoss(state, loss);
      assert.ok(booked === lost || state.capital === 0n);
    }
  }
  return [state.capital, ...state.fills.map(({ assets }) => assets)];
}

/** In order of events, as the rule says: every loss at its event, before an exit of the same second. */
function inOrder(past: PastEvent[]): bigint[] {
  const timeOf = (each: PastEvent) => ('leaves' in each ? each.at : each.event);
  const rank = (each: PastEvent) => ('leaves' in each ? 1 : 0);
  const ordered = [...past].sort((a, b) => Number(timeOf(a) - timeOf(b)) || rank(a) - rank(b));
  let capital = CAPITAL * FINE;
  const left: bigint[] = [];
  for (const each of ordered) {
    const gone = 'leaves' in each ? (capital * each.leaves) / WAD : min(each.lost * FINE, capital);
    if ('leaves' in each) left.push(gone);
    capital -= gone;
  }
  return [capital, ...left].map((value) => value / FINE);
}

for (const [lost, largest] of [
  ['little', CAPITAL / 90n],
  ['much', CAPITAL / 2n],
  ['everything', CAPITAL],
] as const) {
  test(`losses settled late are divided as in the order of their events, in  random histories: ${lost}`, () => {
    const dice = new Dice(4);
    for (let round = 0; round < ROUNDS; round++) {
      const past = somePast(dice, largest);
      const [found, expected] = [settled(past), inOrder(past)];
      found.forEach((value, index) => {
        const gap = value - (expected[index] ?? 0n);
        assert.ok(gap < 20n && gap > -20n, `round ${round}: ${value} instead of ${expected[index]}`);
      });
    }
  });
}
