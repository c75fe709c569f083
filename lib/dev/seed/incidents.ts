// The incidents of the demo's history, and who decides them.

import { LANTERN, NORTHWIND, TIDEWATER } from './harbour';
import type { Assessor, Name } from './people';
import { DRIFTWOOD } from './reef';

export const ASSESSOR_STAKES: Record<Assessor, number> = {
  assessor: 20_000,
  secondAssessor: 15_000,
  thirdAssessor: 10_000,
};

export type Vote = { who: Assessor; step: number; committed: number; revealed?: number };

/** Times in days; those of the open incident are counted back from the present. */
export type IncidentStory = {
  evidence: 'exploit' | 'depeg' | 'vault' | 'bridge';
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

const EXPLOIT: IncidentStory = {
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

const DEPEG: IncidentStory = {
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

/** Of the bold pool: its reserve pays first, and it is soon empty. */
const VAULT: IncidentStory = {
  evidence: 'vault',
  filer: 'claimant',
  product: DRIFTWOOD,
  event: 70.3,
  filed: 70.9,
  step: 8,
  votes: [
    { who: 'assessor', step: 6, committed: 71.6, revealed: 74.2 },
    { who: 'thirdAssessor', step: 7, committed: 72.4, revealed: 74.8 },
    { who: 'secondAssessor', step: 6, committed: 72.9, revealed: 75.5 },
  ],
  settled: 75.95,
  collects: { bond: 76.1, days: [76.3, 76.8, 78.4], waits: 'member' },
};

/** Small enough that deposits and exits go on while it is open. */
const BRIDGE: IncidentStory = {
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

/** In the order in which they are filed, so an incident's number is its place. */
export const INCIDENTS = [EXPLOIT, DEPEG, VAULT, BRIDGE];
