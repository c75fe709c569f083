// The first second of a pool.

import { dayOf } from './integers';
import type { Setup, State } from './types';

export function firstState(setup: Setup): State {
  const today = dayOf(setup.start);
  return {
    now: setup.start,
    params: setup.params,
    pausedUntil: 0n,
    capital: 0n,
    reserve: 0n,
    unearned: 0n,
    gains: 0n,
    exiting: 0n,
    owed: 0n,
    bonds: 0n,
    fees: 0n,
    balance: 0n,
    supply: 0n,
    shares: {},
    operators: [],
    accruedAt: setup.start,
    marks: [],
    flows: [],
    residue: 0n,
    earned: { premium: 0n, capital: 0n },
    gainRates: {},
    gainCarry: 0n,
    products: setup.products.map((terms) => ({
      ...terms,
      listedDay: today,
      severities: { sum: 0n, day: today },
      spell: [],
    })),
    covers: [],
    incidents: [],
    integral: 0n,
    expected: 0n,
    losses: 0n,
    base: 0n,
    requested: 0n,
    buckets: [],
    positions: {},
    fills: [],
    claims: { verdicts: [], episodes: [], refusals: [], lane: { used: 0n, since: 0n }, settled: {} },
    assessors: { people: {}, rewards: {}, slashed: 0n },
  };
}
