// The demo's history as tables. Days count from its first UTC midnight; 12.4 is 09:36 on the thirteenth day. Money in dUSD.

import type { Assessor, Name } from './people';

/** The UTC day of the present; everything dated here happens before it begins. */
export const PRESENT_DAY = 86;

export const ASSESSOR_STAKES: Record<Assessor, number> = {
  assessor: 20_000,
  secondAssessor: 15_000,
  thirdAssessor: 10_000,
};

export const DEPOSITS: [day: number, who: Name, assets: number][] = [
  [0.4, 'staker', 120_000],
  [0.5, 'alma', 60_000],
  [0.7, 'birk', 40_000],
  [1.4, 'cora', 25_000],
  [3.6, 'dag', 100_000],
  [7.4, 'staker', 60_000],
  [7.5, 'edda', 35_000],
  [10.7, 'finn', 15_000],
  [14.4, 'gry', 110_000],
  [14.6, 'alma', 20_000],
  [18.3, 'hauk', 12_500],
  [21.4, 'staker', 40_000],
  [21.8, 'ida', 50_000],
  [28.5, 'jon', 90_000],
  [29.3, 'birk', 10_000],
  [35.4, 'kaja', 30_000],
  [36.6, 'cora', 7_500],
  [49.4, 'staker', 30_000],
  [50.5, 'finn', 10_000],
  [56.4, 'gry', 25_000],
  [66.5, 'dag', 40_000],
  [70.4, 'hauk', 17_500],
  [77.6, 'edda', 20_000],
  [84.4, 'kaja', 12_000],
  [85.3, 'alma', 15_000],
];

/** Shares by what they cost at par. `taken` is left out while the money waits. */
export const EXITS: { who: Name; shares: number; requested: number; taken?: number }[] = [
  { who: 'birk', shares: 15_000, requested: 12.6, taken: 34.5 },
  { who: 'gry', shares: 30_000, requested: 22.4, taken: 44.3 },
  { who: 'ida', shares: 20_000, requested: 33.7, taken: 55.4 },
  { who: 'jon', shares: 25_000, requested: 35.9, taken: 61.6 },
  { who: 'dag', shares: 20_000, requested: 50.2, taken: 72.4 },
  { who: 'staker', shares: 10_000, requested: 60.4 },
  { who: 'ida', shares: 12_000, requested: 62.5 },
  { who: 'staker', shares: 30_000, requested: 66.3 },
  { who: 'edda', shares: 10_000, requested: 70.6 },
  { who: 'staker', shares: 20_000, requested: 83.4 },
];

/** When the keeper moves matured requests out; 40.75 falls between the exploit and its filing. */
export const PROCESSINGS = [19.5, 29.5, 40.75, 46.6, 57.5, 67.5, 69.7, 73.6, 77.8];

export const TIDEWATER = 1;
export const NORTHWIND = 2;
export const LANTERN = 3;

/** The third product is listed on this day. */
export const LANTERN_LISTED = 45.4;

export type Purchase = [day: number, who: Name, product: number, amount: number, term: number];

export const COVERS: Purchase[] = [
  [2.4, 'lars', TIDEWATER, 5_000, 60],
  [4.6, 'mina', TIDEWATER, 7_000, 90],
  [5.3, 'mina', NORTHWIND, 10_000, 60],
  [6.5, 'member', TIDEWATER, 8_000, 90],
  [8.4, 'claimant', NORTHWIND, 6_000, 90],
  [9.7, 'nils', TIDEWATER, 4_000, 45],
  [11.6, 'ulf', NORTHWIND, 15_000, 45],
  [12.4, 'oda', TIDEWATER, 6_000, 45],
  [13.6, 'per', TIDEWATER, 3_000, 30],
  [16.5, 'vera', NORTHWIND, 4_000, 120],
  [17.4, 'runa', TIDEWATER, 6_000, 120],
  [20.6, 'lars', TIDEWATER, 4_000, 30],
  [23.5, 'yngve', NORTHWIND, 20_000, 60],
  [24.3, 'claimant', TIDEWATER, 5_000, 60],
  [26.8, 'sven', TIDEWATER, 2_500, 90],
  [30.4, 'nils', NORTHWIND, 8_000, 30],
  [31.7, 'tove', TIDEWATER, 5_000, 30],
  [34.6, 'mina', TIDEWATER, 4_000, 180],
  [37.4, 'ulf', TIDEWATER, 2_500, 60],
  [38.5, 'zoe', NORTHWIND, 12_000, 90],
  [44.7, 'per', NORTHWIND, 5_000, 60],
  [46.7, 'zoe', LANTERN, 6_000, 14],
  [47.4, 'claimant', LANTERN, 3_000, 60],
  [48.3, 'vera', TIDEWATER, 15_000, 60],
  [48.6, 'yngve', LANTERN, 8_000, 30],
  [51.5, 'nils', TIDEWATER, 10_000, 90],
  [52.4, 'member', NORTHWIND, 7_000, 90],
  [54.6, 'per', TIDEWATER, 6_000, 60],
  [55.7, 'tove', LANTERN, 2_000, 90],
  [57.3, 'yngve', TIDEWATER, 3_500, 365],
  [58.4, 'lars', NORTHWIND, 9_000, 45],
  [61.5, 'runa', TIDEWATER, 8_000, 30],
  [64.8, 'vera', LANTERN, 1_500, 30],
  [65.4, 'lars', TIDEWATER, 8_000, 120],
  [68.6, 'runa', NORTHWIND, 16_000, 60],
  [69.4, 'oda', TIDEWATER, 9_000, 90],
  [72.7, 'tove', TIDEWATER, 5_000, 45],
  [74.5, 'ulf', NORTHWIND, 3_000, 30],
  [75.6, 'zoe', TIDEWATER, 8_000, 60],
  [79.5, 'member', TIDEWATER, 7_500, 90],
  [80.3, 'oda', NORTHWIND, 11_000, 90],
  [83.6, 'sven', TIDEWATER, 10_000, 30],
  [84.6, 'mina', NORTHWIND, 6_000, 60],
  [85.5, 'nils', LANTERN, 5_000, 60],
];

export type Vote = { who: Assessor; step: number; committed: number; revealed?: number };

/** Times in days; those of the open incident are counted back from the present. */
export type IncidentStory = {
  evidence: 'exploit' | 'depeg' | 'bridge';
  filer: Name;
  product: number;
  event: number;
  filed: number;
  step: number;
  votes: Vote[];
  settled?: number;
  /** Days on which the bond and the covers are collected; the covers of `waits` stay for the visitor. */
  collects?: { bond: number; days: number[]; waits: Name };
};

export const EXPLOIT_INCIDENT: IncidentStory = {
  evidence: 'exploit',
  filer: 'claimant',
  product: TIDEWATER,
  event: 40.1,
  filed: 41.2,
  step: 10,
  votes: [
    { who: 'assessor', step: 7, committed: 41.9, revealed: 44.4 },
    { who: 'secondAssessor', step: 8, committed: 42.5, revealed: 45.1 },
    { who: 'thirdAssessor', step: 5, committed: 43.8, revealed: 45.9 },
  ],
  settled: 46.3,
  collects: {
    bond: 46.5,
    days: [46.4, 46.9, 47.5, 47.8, 48.7, 49.6, 50.4, 51.3, 52.6, 53.5, 54.3, 58.8],
    waits: 'member',
  },
};

export const DEPEG_INCIDENT: IncidentStory = {
  evidence: 'depeg',
  filer: 'claimant',
  product: NORTHWIND,
  event: 58.2,
  filed: 59.4,
  step: 20,
  votes: [
    { who: 'secondAssessor', step: 0, committed: 60.3, revealed: 62.6 },
    { who: 'assessor', step: 0, committed: 61.2, revealed: 62.9 },
    { who: 'thirdAssessor', step: 4, committed: 61.8, revealed: 63.7 },
  ],
  settled: 64.6,
};

/** Small enough that deposits and exits go on while it is open. */
export const BRIDGE_INCIDENT: IncidentStory = {
  evidence: 'bridge',
  filer: 'claimant',
  product: LANTERN,
  event: -9 / 24,
  filed: -3 / 24,
  step: 8,
  votes: [
    { who: 'assessor', step: 6, committed: -1.9 / 24 },
    { who: 'secondAssessor', step: 5, committed: -0.7 / 24 },
  ],
};
