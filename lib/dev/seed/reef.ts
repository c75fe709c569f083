// The high-yield pool, in dETH: cover that price feeds decide, and a loss that cost the stakers capital.

import type { PoolStory } from './story';

const CORAL = 23;
const LAGOON = 25;
export const DRIFTWOOD = 26;

export const REEF: PoolStory = {
  pool: 'reef',
  decimals: 18,
  products: [
    { id: 23, group: 5, weightBps: 7_500, waitingDays: 3, wanted: 0.19 },
    { id: 24, group: 0, weightBps: 7_500, waitingDays: 1, wanted: 0.19 },
    { id: 25, group: 6, weightBps: 5_000, waitingDays: 1, wanted: 0.14 },
    { id: 26, group: 7, weightBps: 7_500, waitingDays: 1, wanted: 0.09 },
    { id: 27, group: 4, weightBps: 7_500, waitingDays: 1, wanted: 0.19 },
    { id: 28, group: 1, weightBps: 6_000, waitingDays: 3, wanted: 0.19 },
    { id: 35, group: 2, weightBps: 9_000, waitingDays: 1, wanted: 0.19 },
    { id: 36, group: 3, weightBps: 7_500, waitingDays: 1, wanted: 0.19 },
    { id: 37, group: 8, weightBps: 7_500, waitingDays: 1, wanted: 0.19 },
    { id: 38, group: 9, weightBps: 6_000, waitingDays: 1, wanted: 0.19 },
    { id: 39, group: 7, weightBps: 7_500, waitingDays: 1, wanted: 0.15 },
    { id: 40, group: 6, weightBps: 7_500, waitingDays: 1, wanted: 0.11 },
  ],
  utilisation: 0.72,
  quiet: [],
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
    { who: 'jon', shares: 15, requested: 20.5, claimed: 44.6 },
    { who: 'gry', shares: 20, requested: 37.5, claimed: 61.4 },
    { who: 'cora', shares: 10, requested: 48.5 },
    { who: 'jon', shares: 10, requested: 63.4 },
    { who: 'edda', shares: 8, requested: 68.5 },
    { who: 'birk', shares: 6, requested: 83.6 },
  ],
  // 70.6 is between the exploit and its filing
  processings: [28.6, 45.5, 56.4, 65.5, 70.6, 79.2],
  purchases: [
    [4.5, 'zoe', LAGOON, 15, 90],
    [9.4, 'member', CORAL, 12, 90],
    [12.6, 'member', DRIFTWOOD, 4, 150],
    [22.6, 'mina', CORAL, 18, 90],
    [36.5, 'claimant', DRIFTWOOD, 5, 90],
    [41.5, 'oda', LAGOON, 12, 90],
    [59.5, 'member', LAGOON, 8, 120],
    [80.6, 'mina', DRIFTWOOD, 4, 90],
  ],
  changes: [
    [50.6, 'mina', CORAL, 'cancel'],
    [58.6, 'member', CORAL, 'extend', 45],
    [79.5, 'oda', LAGOON, 'cancel'],
  ],
};
