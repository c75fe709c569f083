// The first second of a pool.

import { dayOf } from './integers';
import { rebase } from './time';
import type { Setup, State } from './types';

export function firstState(setup: Setup): State {
  const state: State = {
    now: setup.start,
    params: setup.params,
    capital: 0n,
    reserve: 0n,
    unearned: 0n,
    exiting: 0n,
    owed: 0n,
    bonds: 0n,
    fees: 0n,
    balance: 0n,
    supply: 0n,
    shares: {},
    operators: [],
    accruedAt: setup.start,
    releasedDay: dayOf(setup.start) - setup.reportDays,
    distributed: 0n,
    residue: 0n,
    flows: [],
    endDays: [],
    parts: [],
    withdrawn: [],
    covers: [],
    lines: setup.products.map(() => ({ hold: null, uses: [], losses: 0n, lastLossDay: 0n, price: null })),
    bases: [{ since: setup.start, capital: 0n, meter: 0n }],
    queued: [],
    requests: {},
    requestCount: {},
    batches: [],
    incidents: [],
    feed: { answer: 10n ** 8n, updatedAt: setup.start },
  };
  rebase(state);
  return state;
}
