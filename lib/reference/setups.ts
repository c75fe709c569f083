// Random pools: parameters anywhere within their bounds, sizes from single units to 18 decimals.

import type { Dice } from './dice';
import { BPS, DAY, WAD, YEAR } from './integers';
import type { PoolParams, PremiumModel, ProductTerms, Setup } from './types';

/** 2026-03-02 09:00 UTC, as in contracts/test/utils/Base.t.sol. */
export const START = 1_772_442_000n;

export function randomParams(dice: Dice): PoolParams {
  return {
    groupCapBps: dice.chance(10) ? dice.between(1n, 500n) : dice.between(1_000n, BPS),
    rhoBps: dice.chance(20) ? dice.pick([0n, BPS]) : dice.between(0n, BPS),
    marginBps: dice.chance(20) ? dice.between(BPS, 50_000n) : dice.between(BPS, 15_000n),
    materialityBps: dice.pick([0n, 100n, 1_000n, 5_000n, BPS]),
    feeBps: dice.pick([0n, 1n, dice.between(0n, 3_000n), 3_000n]),
    reserveBps: dice.pick([0n, dice.between(0n, BPS), BPS]),
    reserveTargetBps: dice.pick([0n, dice.between(0n, 1_000n), dice.between(0n, BPS)]),
    cancelFeeBps: dice.pick([0n, 500n, dice.between(0n, 3_000n)]),
  };
}

function randomModel(dice: Dice): PremiumModel {
  return {
    kink: dice.between(WAD / 100n, WAD - WAD / 100n),
    steepness: dice.chance(20) ? dice.between(WAD, 100n * WAD) : dice.between(WAD, 8n * WAD),
    speed: dice.chance(20) ? dice.between(0n, 100n * WAD) : dice.between(0n, 4n * WAD),
    target: dice.between(WAD / 100n, WAD),
    minLevel: dice.between(WAD / 100n, WAD),
    maxLevel: dice.between(WAD, 10n * WAD),
    credibility: dice.between(WAD / 1_000n, WAD),
    targetLossRatio: dice.between(WAD / 100n, WAD),
    halfLife: dice.pick([DAY, 30n * DAY, YEAR, dice.between(DAY, 10n * YEAR)]),
    minExperience: dice.between(WAD / 10n, WAD),
    maxExperience: dice.between(WAD, 10n * WAD),
  };
}

function randomProduct(dice: Dice): ProductTerms {
  const minDays = dice.pick([1n, 7n, dice.between(1n, 30n)]);
  return {
    group: dice.pick([0n, 0n, 1n, 2n, 31n]),
    maxShareBps: dice.pick([BPS, dice.between(1n, BPS), dice.between(1_000n, BPS)]),
    weightBps: dice.pick([BPS, dice.between(1n, BPS), dice.between(1_000n, BPS)]),
    waitingDays: dice.pick([0n, 1n, dice.between(0n, 5n)]),
    minDays,
    maxDays: dice.pick([365n, dice.between(minDays, 365n), minDays + 30n]),
    hasSignal: dice.chance(20),
    rate: dice.pick([dice.between(1n, WAD / 10n), dice.between(WAD / 1_000n, WAD / 10n), 10n * WAD]),
    noClaimsBps: dice.pick([0n, 1_000n, dice.between(0n, 5_000n)]),
  };
}

/** What a pool begins with, and the size of its stakes. */
export function randomSetup(dice: Dice): { setup: Setup; scale: bigint } {
  const count = Number(dice.between(1n, 4n));
  const stop = dice.between(0n, (9n * WAD) / 10n);
  const setup: Setup = {
    start: START + dice.pick([0n, dice.between(0n, DAY), 54_000n]),
    cooldownDays: dice.pick([1n, 7n, dice.between(1n, 30n)]),
    reportDays: dice.pick([1n, 14n, dice.between(1n, 30n)]),
    params: randomParams(dice),
    model: randomModel(dice),
    signal: {
      full: stop + WAD / 20n,
      stop,
      maxMultiplier: dice.between(WAD, 10n * WAD),
      staleness: 30n * DAY,
    },
    products: Array.from({ length: count }, () => randomProduct(dice)),
  };
  const scale = 10n ** dice.pick([3n, 9n, 12n, 12n, 12n, 18n, 24n]);
  return { setup, scale };
}
