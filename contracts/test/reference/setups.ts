// Random pools: parameters anywhere within their bounds, sizes from single units to 18 decimals.

import type { Dice } from './dice';
import { BPS, DAY, WAD } from './integers';
import type { PoolParams, ProductTerms, Setup } from './types';

/** 2026-03-02 09:00 UTC, as in contracts/test/utils/PoolFixture.sol. */
export const START = 1_772_442_000n;
/** The maximum share of a cover that the trigger of contracts/test/utils/PartStubs.sol pays. */
export const SETTLEMENT_CAP_BPS = 2_500n;

export function randomParams(dice: Dice): PoolParams {
  return {
    marginBps: dice.chance(60) ? BPS : dice.between(BPS, dice.pick([15_000n, 50_000n])),
    rhoBps: dice.chance(60) ? 1_500n : dice.between(0n, BPS),
    groupCapBps: dice.chance(10) ? dice.between(1n, 500n) : dice.between(1_000n, BPS),
    leverageBps: dice.pick([40_000n, dice.between(BPS, 80_000n)]),
    materialityBps: dice.pick([1n, 300n, 1_000n, 5_000n, BPS]),
    feeBps: dice.pick([0n, 1_000n, dice.between(0n, 3_000n)]),
    reserveBps: dice.pick([0n, 1_000n, dice.between(0n, 5_000n)]),
    reserveTargetBps: dice.pick([0n, 150n, dice.between(0n, BPS)]),
    cancelFeeBps: dice.between(1_000n, 3_000n),
  };
}

function randomProduct(dice: Dice): ProductTerms {
  return {
    group: dice.pick([0n, 0n, 1n, 2n, 31n]),
    shareBps: dice.pick([5_000n, 2_000n, dice.between(1n, 5_000n)]),
    weightBps: dice.pick([7_500n, dice.between(1_000n, BPS)]),
    riskRate: dice.pick([(WAD * 2n) / 100n, dice.between(WAD / 1_000n, WAD / 10n), 10n * WAD]),
    endedRiskBps: dice.pick([0n, 0n, 2_500n, dice.between(1n, BPS)]),
  };
}

/** A pool's first state, and the size of its stakes. */
export function randomSetup(dice: Dice): { setup: Setup; scale: bigint } {
  const count = Number(dice.between(1n, 5n));
  const setup: Setup = {
    start: START + dice.pick([0n, dice.between(0n, DAY), 54_000n]),
    cooldownDays: dice.pick([1n, 7n, dice.between(1n, 30n)]),
    reportDays: dice.pick([1n, 14n, dice.between(1n, 30n)]),
    params: randomParams(dice),
    products: Array.from({ length: count }, () => randomProduct(dice)),
    listed: [],
  };
  const scale = 10n ** dice.pick([3n, 9n, 12n, 12n, 12n, 18n, 24n]);
  return { setup, scale };
}

/** A pool with products in the form of `Cover`, within the default limits. */
export function randomProtocol(dice: Dice): { setup: Setup; scale: bigint } {
  const { setup } = randomSetup(dice);
  const count = Number(dice.between(1n, 3n));
  const kinds = Array.from({ length: count }, () => dice.pick(['proven', 'proven', 'losses', 'settled']));
  const products = kinds.map((kind) => ({
    group: dice.pick([0n, 1n, 2n]),
    shareBps: 2_000n,
    weightBps: dice.pick([7_500n, dice.between(5_000n, BPS)]),
    riskRate: dice.between((WAD * 3n) / 1_000n, WAD / 10n),
    endedRiskBps: kind === 'settled' ? SETTLEMENT_CAP_BPS : 0n,
  }));
  const listed = kinds.map((kind) => ({
    waitingDays: dice.pick([1n, dice.between(1n, 3n)]),
    minDays: dice.pick([1n, 7n]),
    maxDays: dice.pick([30n, 365n]),
    needsLossRoot: kind === 'losses' ? 1n : 0n,
    settlesCovers: kind === 'settled' ? 1n : 0n,
  }));
  const days = { cooldownDays: dice.between(1n, 7n), reportDays: dice.pick([1n, 2n, 7n, 14n]) };
  const params = { ...setup.params, materialityBps: dice.pick([300n, BPS]) };
  return {
    setup: { ...setup, ...days, params, products, listed },
    scale: 10n ** dice.pick([6n, 12n, 12n, 18n]),
  };
}
