// What Claims, the factory and the world do to a pool.

import { demandSolvent } from './covers';
import { chargeable, credit } from './exits';
import { BPS, ceilDiv, DAY, demand, least, most, Refusal, sum } from './integers';
import { charge, close, dropBonds, open, openOf, takeBond } from './losses';
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

function openIncident(setup: Setup, state: State, args: bigint[]): bigint[] {
  const [line, id, eventTime] = [Number(word(args, 0)), word(args, 1), word(args, 2)];
  const oldest = state.now - setup.reportDays * DAY;
  demand(eventTime >= oldest, 'EventTooOld', eventTime, oldest);
  sync(setup, state);
  const [bond, mostDoublings] = [word(args, 4), word(args, 5)];
  const { eligible, others } = open(state, { line, id, eventTime, bond, mostDoublings });
  return [eligible, others, state.capital];
}

function closeIncident(setup: Setup, state: State, args: bigint[]): bigint[] {
  const [line, eventTime, eligible] = [Number(word(args, 0)), word(args, 1), word(args, 2)];
  const incident = openOf(state, line).find(
    (each) => each.eventTime === eventTime && each.eligible === eligible,
  );
  if (incident === undefined) throw new Error('A history closes what is open only, as it was opened.');
  sync(setup, state);
  const division = {
    toCapital: word(args, 5),
    toVoters: word(args, 6),
    feeBps: word(args, 7),
    mostFees: word(args, 8),
  };
  const { charged, pot } = close(state, incident, word(args, 3), word(args, 4), division);
  return [charged, pot];
}

export const verbs: Record<string, Verb> = {
  openIncident: {
    target: 'pool',
    signature: 'openIncident((uint8,uint256,uint256,address,uint256,uint256))',
    run: (setup, state, _caller, args) => openIncident(setup, state, args),
  },
  takeBond: {
    target: 'pool',
    signature: 'takeBond(address,uint256)',
    run(_setup, state, _caller, args) {
      takeBond(state, word(args, 1));
      return [];
    },
  },
  refileIncident: {
    target: 'pool',
    signature: 'refileIncident(uint8,uint256,address,uint256,uint256)',
    run(_setup, state, _caller, args) {
      const hold = state.lines[Number(word(args, 0))]?.hold;
      if (!hold) throw new Error('A history files again what is open only.');
      hold.latest = word(args, 1);
      dropBonds(state, word(args, 4));
      state.owed += word(args, 4);
      takeBond(state, word(args, 3));
      return [];
    },
  },
  closeIncident: {
    target: 'pool',
    signature: 'closeIncident((uint8,uint256,uint256,uint256,uint256,uint256,uint256,uint256,uint256))',
    run: (setup, state, _caller, args) => closeIncident(setup, state, args),
  },
  settleCover: {
    target: 'pool',
    signature: 'settleCover(uint8,uint256,uint256,address)',
    run(setup, state, _caller, args) {
      sync(setup, state);
      const [line, eventTime] = [Number(word(args, 0)), word(args, 1)];
      const charged = charge(state, { line, eventTime }, word(args, 2));
      rebase(state);
      state.owed -= charged;
      state.balance -= charged;
      return [charged];
    },
  },
  recover: {
    target: 'pool',
    signature: 'recover(address,uint256,uint256)',
    run(setup, state, _caller, args) {
      sync(setup, state);
      const assets = word(args, 1);
      const toExits = credit(state, most(word(args, 2), state.now - setup.reportDays * DAY), assets);
      state.exiting += toExits;
      state.capital += assets - toExits;
      state.balance += assets;
      rebase(state);
      return [];
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
  release: {
    target: 'pool',
    signature: 'release(address,uint256)',
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
