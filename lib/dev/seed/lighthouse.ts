// The cautious pool, in the savings dollar: longer waiting periods, and a price that follows the market.

import type { PoolStory } from './story';

const TIDEWATER = 17;
export const BREAKWALL = 18;
const NORTHWIND = 22;

export const LIGHTHOUSE: PoolStory = {
  pool: 'lighthouse',
  decimals: 6,
  products: [
    { id: 17, group: 0, weightBps: 7_500, waitingDays: 3, wanted: 0.19 },
    { id: 18, group: 4, weightBps: 6_000, waitingDays: 3, wanted: 0.068 },
    { id: 19, group: 2, weightBps: 9_000, waitingDays: 3, wanted: 0.19 },
    { id: 20, group: 8, weightBps: 7_500, waitingDays: 3, wanted: 0.19 },
    { id: 21, group: 6, weightBps: 7_500, waitingDays: 3, wanted: 0.19 },
    { id: 22, group: 1, weightBps: 6_000, waitingDays: 3, wanted: 0.19 },
    { id: 29, group: 3, weightBps: 7_500, waitingDays: 3, wanted: 0.19 },
    { id: 30, group: 9, weightBps: 6_000, waitingDays: 3, wanted: 0.19 },
    { id: 31, group: 5, weightBps: 7_500, waitingDays: 3, wanted: 0.19 },
    { id: 32, group: 7, weightBps: 7_500, waitingDays: 3, wanted: 0.19 },
    { id: 33, group: 0, weightBps: 7_500, waitingDays: 3, wanted: 0.07 },
    { id: 34, group: 6, weightBps: 7_500, waitingDays: 3, wanted: 0.07 },
  ],
  utilisation: 0.72,
  quiet: [],
  pocketMoney: 20_000,
  deposits: [
    [0.6, 'dag', 80_000],
    [1.2, 'ida', 60_000],
    [2.5, 'staker', 50_000],
    [5.4, 'kaja', 40_000],
    [9.6, 'alma', 30_000],
    [13.3, 'jon', 70_000],
    [19.6, 'hauk', 25_000],
    [26.4, 'edda', 20_000],
    [33.5, 'gry', 45_000],
    [43.6, 'ida', 15_000],
    [52.5, 'staker', 25_000],
    [62.6, 'finn', 12_500],
    [71.5, 'kaja', 20_000],
    [81.4, 'cora', 10_000],
  ],
  exits: [
    { who: 'jon', shares: 20_000, requested: 24.6, claimed: 47.5 },
    { who: 'hauk', shares: 10_000, requested: 40.3, claimed: 63.4 },
    { who: 'staker', shares: 15_000, requested: 58.3 },
    { who: 'ida', shares: 20_000, requested: 69.5 },
    { who: 'gry', shares: 12_000, requested: 82.5 },
  ],
  processings: [32.4, 48.7, 66.4, 77.5],
  purchases: [
    [3.5, 'lars', NORTHWIND, 15_000, 90],
    [4.4, 'oda', TIDEWATER, 12_000, 120],
    [12.7, 'member', TIDEWATER, 6_000, 150],
    [39.4, 'yngve', BREAKWALL, 6_000, 60],
    [39.6, 'ulf', BREAKWALL, 8_000, 120],
    // while the dollar was below its peg
    [58.4, 'claimant', NORTHWIND, 5_000, 30],
    [58.7, 'zoe', NORTHWIND, 6_000, 60],
    [60.6, 'member', BREAKWALL, 3_000, 120],
    [67.6, 'member', NORTHWIND, 3_000, 120],
  ],
  changes: [
    [40.5, 'oda', TIDEWATER, 'extend', 60],
    [70.5, 'lars', NORTHWIND, 'extend', 60],
  ],
};
