// The bold pool, in dETH: dear cover, much of it sold, and a loss that the stakers felt.

import type { PoolStory } from './story';

const CORAL = 8;
const TIDEWATER = 9;
const LAGOON = 10;
export const DRIFTWOOD = 11;

export const REEF: PoolStory = {
  pool: 'reef',
  decimals: 18,
  pocketMoney: 25,
  deposits: [
    [0.8, 'gry', 80],
    [1.6, 'edda', 45],
    [2.6, 'staker', 40],
    [6.4, 'finn', 25],
    [11.5, 'jon', 60],
    [17.6, 'cora', 30],
    [23.6, 'alma', 35],
    [30.5, 'birk', 20],
    [38.4, 'staker', 25],
    [46.4, 'hauk', 15],
    [53.4, 'kaja', 40],
    [60.5, 'edda', 12.5],
    [79.4, 'finn', 10],
    [82.6, 'dag', 30],
  ],
  exits: [
    { who: 'jon', shares: 15, requested: 20.5, taken: 44.6 },
    { who: 'gry', shares: 20, requested: 37.5, taken: 61.4 },
    { who: 'cora', shares: 10, requested: 48.5 },
    { who: 'staker', shares: 12, requested: 57.6 },
    { who: 'jon', shares: 10, requested: 63.4 },
    { who: 'edda', shares: 8, requested: 68.5 },
    { who: 'birk', shares: 6, requested: 83.6 },
  ],
  // 70.6 falls between the exploit and its filing
  processings: [28.6, 45.5, 56.4, 65.5, 70.6, 79.2],
  purchases: [
    [3.4, 'yngve', CORAL, 20, 60],
    [4.5, 'zoe', LAGOON, 15, 90],
    [5.6, 'lars', DRIFTWOOD, 8, 90],
    [7.5, 'nils', TIDEWATER, 10, 120],
    [9.4, 'member', CORAL, 12, 90],
    [12.6, 'member', DRIFTWOOD, 4, 150],
    [14.5, 'runa', CORAL, 25, 45],
    [16.6, 'vera', LAGOON, 20, 60],
    [19.4, 'sven', DRIFTWOOD, 6, 60],
    [22.6, 'mina', CORAL, 18, 90],
    [27.4, 'tove', TIDEWATER, 14, 60],
    [32.6, 'ulf', CORAL, 30, 90],
    [36.5, 'claimant', DRIFTWOOD, 5, 90],
    [41.5, 'oda', LAGOON, 12, 90],
    [44.4, 'per', CORAL, 16, 60],
    [49.5, 'yngve', TIDEWATER, 12, 90],
    [55.5, 'nils', CORAL, 22, 60],
    [59.5, 'member', LAGOON, 8, 120],
    [64.4, 'zoe', CORAL, 8, 45],
    [69.6, 'lars', TIDEWATER, 10, 60],
    [77.5, 'runa', CORAL, 10, 90],
    [80.6, 'mina', DRIFTWOOD, 12, 90],
    [81.6, 'vera', LAGOON, 18, 60],
    [84.6, 'tove', CORAL, 10, 45],
  ],
  changes: [
    [28.5, 'yngve', CORAL, 'extend', 30],
    [35.5, 'nils', TIDEWATER, 'increase', 5],
    [50.6, 'mina', CORAL, 'cancel'],
    [58.6, 'member', CORAL, 'extend', 45],
    [66.5, 'ulf', CORAL, 'increase', 5],
    [79.5, 'oda', LAGOON, 'cancel'],
  ],
};
