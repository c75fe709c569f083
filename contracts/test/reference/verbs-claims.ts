// Calls of the pool by `Claims` and by the factory. Incidents are named by their number in the model.

import { open } from './covers';
import { BPS, DAY, dayOf, demand, min } from './integers';
import { bookLoss } from './losses';
import { isPaused } from './shares';
import { demandNow, freeCapital, requiredBy } from './solvency';
import { addGain, sync } from './time';
import type { Incident, PoolParams, State } from './types';
import { type Verb, word } from './verb';

const PANIC = 0x11n;
/** Closes an incident in the pool: its loss, its part of A, what it held back, bonds, and the voters' fees. */
const SETTLE =
  'settle(((uint8,uint256,uint256,uint256,uint256),bool,uint256,uint256,uint256,uint256,uint256))';
const NOTHING = [0n, 0n, 0n, 0n, 0n];
const MAX_LOOSE = { marginBps: 50_000n, leverageBps: 80_000n };

function incidentAt(state: State, id: bigint): Incident {
  const incident = state.incidents[Number(id)];
  if (incident === undefined) throw new Error(`The history has no incident ${id}.`);
  return incident;
}

const BOUNDS: Record<keyof PoolParams, [bigint, bigint]> = {
  marginBps: [BPS, MAX_LOOSE.marginBps],
  rhoBps: [0n, BPS],
  groupCapBps: [1n, BPS],
  leverageBps: [BPS, MAX_LOOSE.leverageBps],
  materialityBps: [1n, BPS],
  feeBps: [0n, 3_000n],
  reserveBps: [0n, 5_000n],
  reserveTargetBps: [0n, BPS],
  cancelFeeBps: [1_000n, 3_000n],
};
const NAMES = Object.keys(BOUNDS) as (keyof PoolParams)[];

const loosens = (now: PoolParams, next: PoolParams) =>
  next.marginBps < now.marginBps ||
  next.rhoBps < now.rhoBps ||
  next.groupCapBps > now.groupCapBps ||
  next.leverageBps > now.leverageBps;

function setParams(state: State, next: PoolParams): void {
  for (const name of NAMES) {
    const [low, high] = BOUNDS[name];
    demand(next[name] >= low && next[name] <= high, 'ParameterOutOfRange', next[name], low, high);
  }
  const isLooser = loosens(state.params, next);
  state.params = next;
  if (!isLooser) return;
  const [free, required] = [freeCapital(state), requiredBy(demandNow(state))];
  demand(required <= free, 'InsufficientCapital', free, required);
}

export const verbs: Record<string, Verb> = {
  openIncident: {
    target: 'pool',
    signature: 'openIncident((uint8,uint256,uint256,uint256))',
    run: (_setup, state, _caller, args) => {
      const opened = open(state, Number(word(args, 0)), word(args, 1), word(args, 2), word(args, 3));
      return [opened.eligible, opened.exposure, opened.cost, opened.totalExposure, opened.capital];
    },
  },
  closeRisk: {
    target: 'pool',
    signature: SETTLE,
    calldata: (state, args) => {
      const { product, cost } = incidentAt(state, word(args, 0));
      return [BigInt(product), ...NOTHING.slice(1), 1n, cost, 0n, 0n, 0n, 0n];
    },
    run: (_setup, state, _caller, args) => {
      sync(state);
      incidentAt(state, word(args, 0)).open = false;
      return [0n, 0n];
    },
  },
  changeHold: {
    target: 'pool',
    signature: 'changeHold(uint256,uint256,uint256)',
    calldata: (state, args) => {
      const { eventTime, held } = incidentAt(state, word(args, 0));
      return [eventTime, word(args, 1), held];
    },
    run: (_setup, state, _caller, args) => {
      incidentAt(state, word(args, 0)).held = word(args, 1);
      return [];
    },
  },
  bookLoss: {
    target: 'pool',
    signature: SETTLE,
    calldata: (_state, args) => [...args.slice(0, 5), 0n, 0n, 0n, 0n, 0n, word(args, 5)],
    run: (_setup, state, _caller, args) => {
      sync(state);
      const [product, eventTime, assets] = [Number(word(args, 0)), word(args, 1), word(args, 2)];
      const [severityRise, totalExposure] = [word(args, 3), word(args, 4)];
      if (assets === 0n) return [0n, 0n];
      const booked = bookLoss(state, { product, eventTime, assets, severityRise, totalExposure });
      const fees = min((booked * word(args, 5)) / BPS, state.fees);
      state.fees -= fees;
      state.owed += fees;
      return [booked, fees];
    },
  },
  takeBond: {
    target: 'pool',
    signature: 'takeBond(address,uint256)',
    run: (_setup, state, _caller, args) => {
      state.bonds += word(args, 1);
      state.balance += word(args, 1);
      return [];
    },
  },
  settleBonds: {
    target: 'pool',
    signature: SETTLE,
    calldata: (_state, args) => [...NOTHING, 0n, 0n, 0n, word(args, 0), word(args, 1), 0n],
    run: (_setup, state, _caller, args) => {
      const [bonds, toGains] = [word(args, 0), word(args, 1)];
      sync(state);
      demand(toGains <= bonds && bonds <= state.bonds, 'Panic', PANIC);
      state.bonds -= bonds;
      state.owed += bonds - toGains;
      addGain(state, toGains);
      return [0n, 0n];
    },
  },
  returnOwed: {
    target: 'pool',
    signature: 'returnOwed(uint256)',
    run: (_setup, state, _caller, args) => {
      sync(state);
      demand(word(args, 0) <= state.owed, 'Panic', PANIC);
      state.owed -= word(args, 0);
      addGain(state, word(args, 0));
      return [];
    },
  },
  payOwed: {
    target: 'pool',
    signature: 'payOwed(address,uint256)',
    run: (_setup, state, _caller, args) => {
      demand(word(args, 1) <= state.owed, 'Panic', PANIC);
      state.owed -= word(args, 1);
      state.balance -= word(args, 1);
      return [];
    },
  },
  setParams: {
    target: 'pool',
    signature: `setParams((${NAMES.map((name) => (name === 'leverageBps' ? 'uint32' : 'uint16')).join(',')}))`,
    run: (_setup, state, _caller, args) => {
      sync(state);
      setParams(
        state,
        Object.fromEntries(NAMES.map((name, index) => [name, word(args, index)])) as PoolParams,
      );
      return [];
    },
  },
  payFees: {
    target: 'pool',
    signature: 'payFees(address,uint256)',
    run: (_setup, state, _caller, args) => {
      sync(state);
      demand(word(args, 1) <= state.fees, 'Panic', PANIC);
      state.fees -= word(args, 1);
      state.balance -= word(args, 1);
      return [];
    },
  },
  pause: {
    target: 'pool',
    signature: 'pause(uint256)',
    run: (_setup, state, _caller, args) => {
      const days = word(args, 0);
      if (days === 0n) demand(isPaused(state), 'NotPaused');
      else {
        demand(days <= 7n, 'ParameterOutOfRange', days, 1n, 7n);
        const from = state.pausedUntil === 0n ? 0n : state.pausedUntil + 30n * DAY;
        demand(state.now >= from, 'PauseTooSoon', from);
      }
      state.pausedUntil = days === 0n ? state.now : (dayOf(state.now) + days) * DAY;
      return [];
    },
  },
};
