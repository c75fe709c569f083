// The cautious pool, in dUSD: longer waits, smaller parts, a price that watches the market.

import type { PoolStory } from './story';

const TIDEWATER = 5;
export const BREAKWALL = 6;
const NORTHWIND = 7;

export const LIGHTHOUSE: PoolStory = {
  pool: 'lighthouse',
  decimals: 6,
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
    { who: 'jon', shares: 20_000, requested: 24.6, taken: 47.5 },
    { who: 'hauk', shares: 10_000, requested: 40.3, taken: 63.4 },
    { who: 'staker', shares: 15_000, requested: 58.3 },
    { who: 'ida', shares: 20_000, requested: 69.5 },
    { who: 'gry', shares: 12_000, requested: 82.5 },
  ],
  processings: [32.4, 48.7, 66.4, 77.5],
  purchases: [
    [3.5, 'lars', NORTHWIND, 15_000, 90],
    [4.4, 'oda', TIDEWATER, 12_000, 120],
    [6.6, 'ulf', BREAKWALL, 15_000, 180],
    [10.4, 'vera', NORTHWIND, 10_000, 60],
    [12.7, 'member', TIDEWATER, 6_000, 150],
    [15.6, 'yngve', BREAKWALL, 22_000, 90],
    [18.5, 'tove', NORTHWIND, 14_000, 45],
    [21.6, 'zoe', TIDEWATER, 18_000, 90],
    [25.6, 'sven', BREAKWALL, 8_000, 60],
    [29.4, 'mina', NORTHWIND, 18_000, 90],
    [34.4, 'per', TIDEWATER, 9_000, 60],
    [39.6, 'runa', BREAKWALL, 12_000, 120],
    [45.6, 'nils', NORTHWIND, 10_000, 60],
    [50.6, 'ulf', TIDEWATER, 10_000, 90],
    // while the dollar was below its peg
    [58.4, 'claimant', NORTHWIND, 5_000, 30],
    [58.7, 'zoe', NORTHWIND, 6_000, 60],
    [63.5, 'lars', BREAKWALL, 10_000, 90],
    [67.6, 'member', NORTHWIND, 3_000, 120],
    [77.7, 'oda', BREAKWALL, 14_000, 60],
    [78.6, 'vera', TIDEWATER, 12_000, 90],
    [82.4, 'tove', NORTHWIND, 12_000, 60],
    [84.4, 'runa', TIDEWATER, 5_000, 45],
  ],
  changes: [
    [40.5, 'oda', TIDEWATER, 'extend', 60],
    [47.6, 'zoe', TIDEWATER, 'increase', 4_000],
    [56.5, 'sven', BREAKWALL, 'cancel'],
    [70.5, 'lars', NORTHWIND, 'extend', 60],
    [78.5, 'runa', BREAKWALL, 'increase', 4_000],
  ],
};
