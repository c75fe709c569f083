// What Claims, the factory and the world do to a pool.

import { demandSolvent } from './covers';
import { chargeable } from './exits';
import { BPS, ceilDiv, demand, least, most, Refusal, sum } from './integers';
import { close, open } from './losses';
import { exposureOf, required } from './solvency';
import { rebase, sync } from './time';
import type { PoolParams, Setup, State } from './types';
import { type Verb, word } from './verb';

const bounds: [keyof PoolParams, bigint, bigint][] = [
  ['groupCapBps', 1n, BPS],
  ['rhoBps', 0n, BPS],
  ['marginBps', BPS, 50_000n],
  ['materialityBps', 0n, BPS],
  ['feeBps', 0n, 3_000n],
  ['reserveBps', 0n, BPS],
  ['reserveTargetBps', 0n, BPS],
  ['cancelFeeBps', 0n, 3_000n],
];

function setParams(setup: Setup, state: State, args: bigint[]): void {
  sync(setup, state);
  const params = { ...state.params };
  bounds.forEach(([name, low, high], index) => {
    const value = word(args, index);
    demand(value >= low && value <= high, 'ParameterOutOfRange', value, low, high);
    params[name] = value;
  });
  const before = required(setup, state);
  state.params = params;
  if (required(setup, state) > before) demandSolvent(setup, state);
}

function spend(state: State, purse: 'owed' | 'fees', assets: bigint): void {
  if (assets > state[purse]) throw new Refusal('Panic', [0x11n]);
  state[purse] -= assets;
}

/** Who pays if lines lost a share of their exposure, for an event at a time. */
function stressTest(setup: Setup, state: State, [, severity, eventTime, , ...lines]: bigint[]): bigint[] {
  if (severity === undefined || eventTime === undefined) throw new Error('A stress test lacks words.');
  demand(severity <= BPS, 'InvalidBps', severity);
  demand(eventTime <= state.now, 'EventInFuture', eventTime, state.now);
  sync(setup, state);
  const again = lines.find((line, index) => lines.indexOf(line) !== index);
  demand(again === undefined, 'DuplicateLine', again ?? 0n);
  const loss = (sum(lines.map((line) => exposureOf(state, Number(line)))) * severity) / BPS;
  const fromReserve = least(loss, state.reserve);
  const exits = sum(chargeable(state, eventTime).map(({ assets }) => assets));
  const rest = least(loss - fromReserve, state.capital + exits);
  const fromExits = rest === 0n ? 0n : ceilDiv(exits * rest, state.capital + exits);
  const fromCapital = rest - fromExits;
  const unpaid = loss - fromReserve - rest;
  return [
    loss,
    fromReserve,
    fromCapital,
    fromExits,
    unpaid,
    state.capital - fromCapital,
    required(setup, state),
  ];
}

export const verbs: Record<string, Verb> = {
  openIncident: {
    target: 'pool',
    signature: 'openIncident(uint8,uint256,uint256,address,uint256)',
    run(setup, state, _caller, args) {
      sync(setup, state);
      const [line, id, eventTime] = [Number(word(args, 0)), word(args, 1), word(args, 2)];
      return [open(state, { id, line, eventTime, filer: word(args, 3), bond: word(args, 4) })];
    },
  },
  closeIncident: {
    target: 'pool',
    signature: 'closeIncident(uint8,uint256,uint256,uint256,bool)',
    run(setup, state, _caller, args) {
      sync(setup, state);
      const line = Number(word(args, 0));
      const incident = state.incidents.find((each) => each.open && each.line === line);
      if (incident === undefined || incident.eligible !== word(args, 1) || incident.bond !== word(args, 3))
        throw new Error('A history closes what is open only, with what it opened it with.');
      return [close(state, incident, word(args, 2), word(args, 4) === 1n)];
    },
  },
  pay: {
    target: 'pool',
    signature: 'pay(address,uint256)',
    run(_setup, state, _caller, args) {
      spend(state, 'owed', word(args, 1));
      state.balance -= word(args, 1);
      return [];
    },
  },
  returnBond: {
    target: 'pool',
    signature: 'returnBond(address,uint256)',
    run(_setup, state, _caller, args) {
      spend(state, 'owed', word(args, 1));
      state.balance -= word(args, 1);
      return [];
    },
  },
  returnOwed: {
    target: 'pool',
    signature: 'returnOwed(uint256)',
    run(setup, state, _caller, args) {
      sync(setup, state);
      spend(state, 'owed', word(args, 0));
      state.capital += word(args, 0);
      rebase(state);
      return [];
    },
  },
  setParams: {
    target: 'pool',
    signature: 'setParams((uint16,uint16,uint16,uint16,uint16,uint16,uint16,uint16))',
    run(setup, state, _caller, args) {
      setParams(setup, state, args);
      return [];
    },
  },
  payFees: {
    target: 'pool',
    signature: 'payFees(address,uint256)',
    run(setup, state, _caller, args) {
      sync(setup, state);
      spend(state, 'fees', word(args, 1));
      state.balance -= word(args, 1);
      return [];
    },
  },
  stressTest: {
    target: 'pool',
    signature: 'stressTest(uint8[],uint16,uint256)',
    view: true,
    run: (setup, state, _caller, args) => stressTest(setup, state, args),
  },
  push: {
    target: 'feed',
    signature: 'push(int256)',
    run(_setup, state, _caller, args) {
      state.feed = { answer: word(args, 0), updatedAt: state.now };
      return [];
    },
  },
  /** Tokens that nobody asked for change nothing but the balance. */
  donate: {
    target: 'replay',
    signature: 'give(uint256)',
    run(_setup, state, _caller, args) {
      state.balance += most(word(args, 0), 0n);
      return [];
    },
  },
};
