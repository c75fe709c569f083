// The incidents of the demo's history, and the assessors who decide them.

import { LANTERN, NORTHWIND, PILOT, TIDEWATER } from './harbour';
import { BREAKWALL } from './lighthouse';
import type { Assessor, Name } from './people';
import { DRIFTWOOD } from './reef';

export const ASSESSOR_STAKES: Record<Assessor, number> = {
  assessor: 20_000,
  secondAssessor: 15_000,
  thirdAssessor: 10_000,
};

export type Vote = { who: Assessor; step: number; committed: number; revealed?: number };

/** Name of the text in documents.ts. */
export type EvidenceName =
  | 'exploit'
  | 'depeg'
  | 'vault'
  | 'slashing'
  | 'slashingAppeal'
  | 'price'
  | 'bridge'
  | 'bridgeChallenge';

type Dispute = { who: Name; day: number; evidence: EvidenceName };

/** Times in days; the open incident's count back from the present. */
export type IncidentStory = {
  evidence: EvidenceName;
  filer: Name;
  product: number;
  event: number;
  filed: number;
  step: number;
  /** A challenge, which sends the incident from the fast lane to a vote. */
  challenged?: Dispute;
  votes: Vote[];
  /** When the votes are counted. */
  tallied?: number;
  appealed?: Dispute;
  ruled?: { day: number; step: number };
  settled?: number;
  /** When the bond is collected, and when covers begin to collect. The covers of `waits` are left for the visitor to collect. */
  collects?: { bond: number; from: number; waits: Name };
  /** When the keeper settles the votes. Without it, the voters still have to. */
  votesSettled?: number;
};

const EXPLOIT: IncidentStory = {
  evidence: 'exploit',
  filer: 'claimant',
  product: TIDEWATER,
  event: 40.1,
  filed: 41.2,
  step: 6,
  votes: [
    { who: 'assessor', step: 1, committed: 41.9, revealed: 44.4 },
    { who: 'secondAssessor', step: 2, committed: 42.5, revealed: 45.1 },
    { who: 'thirdAssessor', step: 1, committed: 43.8, revealed: 45.9 },
  ],
  tallied: 46.3,
  settled: 49.35,
  collects: {
    bond: 49.5,
    from: 49.45,
    waits: 'member',
  },
  votesSettled: 50.2,
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
  tallied: 64.6,
  settled: 67.7,
  votesSettled: 68.3,
};

/** In the high-yield pool: the reserve pays first, then the stakers. */
const VAULT: IncidentStory = {
  evidence: 'vault',
  filer: 'claimant',
  product: DRIFTWOOD,
  event: 70.3,
  filed: 70.9,
  step: 8,
  votes: [
    { who: 'assessor', step: 3, committed: 71.6, revealed: 74.2 },
    { who: 'thirdAssessor', step: 4, committed: 72.4, revealed: 74.8 },
    { who: 'secondAssessor', step: 3, committed: 72.9, revealed: 75.5 },
  ],
  tallied: 75.95,
  settled: 79.05,
  collects: { bond: 79.15, from: 79.3, waits: 'member' },
};

/** In the cautious pool: the assessors refused it, and the arbiter decided for the appellant. */
const SLASHING: IncidentStory = {
  evidence: 'slashing',
  filer: 'ulf',
  product: BREAKWALL,
  event: 70.6,
  filed: 71.6,
  step: 8,
  votes: [
    { who: 'secondAssessor', step: 0, committed: 72.3, revealed: 74.9 },
    { who: 'assessor', step: 0, committed: 73.2, revealed: 75.4 },
    { who: 'thirdAssessor', step: 1, committed: 74.1, revealed: 76.2 },
  ],
  tallied: 76.65,
  appealed: { who: 'yngve', day: 76.9, evidence: 'slashingAppeal' },
  ruled: { day: 77.2, step: 3 },
  settled: 77.3,
  collects: { bond: 77.4, from: 77.5, waits: 'member' },
};

/** Small enough for the fast lane, and not challenged. */
const PRICE: IncidentStory = {
  evidence: 'price',
  filer: 'sven',
  product: PILOT,
  event: 76.3,
  filed: 76.8,
  step: 1,
  votes: [],
  settled: 79.9,
  collects: { bond: 80.1, from: 80.25, waits: 'member' },
};

/** Small enough for the fast lane, but challenged. Too small to stop deposits and exits while it is open. */
const BRIDGE: IncidentStory = {
  evidence: 'bridge',
  filer: 'claimant',
  product: LANTERN,
  event: -9 / 24,
  filed: -3 / 24,
  step: 8,
  challenged: { who: 'dag', day: -2.5 / 24, evidence: 'bridgeChallenge' },
  votes: [
    { who: 'assessor', step: 6, committed: -1.9 / 24 },
    { who: 'secondAssessor', step: 5, committed: -0.7 / 24 },
  ],
};

/** In order of filing, so that an incident's number is its position. */
export const INCIDENTS = [EXPLOIT, DEPEG, VAULT, SLASHING, PRICE, BRIDGE];
