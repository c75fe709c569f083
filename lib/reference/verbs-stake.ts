// What stakers do.

import { advance, pay, process, readyNow, request, take } from './exits';
import { demand } from './integers';
import { keyOf } from './people';
import { balanceOf, costOf, sharesFor, stake } from './shares';
import { sync } from './time';
import type { Setup, State } from './types';
import { type Verb, word } from './verb';

const operatorKey = (controller: bigint, operator: bigint) => `${controller}>${operator}`;
const isOperator = (state: State, controller: bigint, operator: bigint) =>
  state.operators.includes(operatorKey(controller, operator));

function demandOperator(state: State, caller: bigint, controller: bigint): void {
  demand(caller === controller || isOperator(state, controller, caller), 'NotAuthorized', caller, controller);
}

function takeExit(
  setup: Setup,
  state: State,
  controller: bigint,
  limits: { shares?: bigint; assets?: bigint },
) {
  const taken = take(state, keyOf(controller), readyNow(setup, state), limits.shares, limits.assets);
  pay(state, taken.assets);
  return taken;
}

function requestRedeem(state: State, caller: bigint, [shares, controller, owner]: bigint[]): bigint {
  if (shares === undefined || controller === undefined || owner === undefined)
    throw new Error('Three words.');
  demand(shares !== 0n, 'ZeroAmount');
  const mayQueue = controller === owner || controller === caller || isOperator(state, controller, caller);
  demand(mayQueue, 'NotAuthorized', caller, controller);
  const mayMove = caller === owner || isOperator(state, owner, caller);
  demand(mayMove, 'ERC20InsufficientAllowance', caller, 0n, shares);
  const balance = balanceOf(state, keyOf(owner));
  demand(shares <= balance, 'ERC20InsufficientBalance', owner, balance, shares);
  return request(state, keyOf(controller), keyOf(owner), shares);
}

export const verbs: Record<string, Verb> = {
  deposit: {
    target: 'pool',
    signature: 'deposit(uint256,address)',
    run(setup, state, _caller, args) {
      sync(setup, state);
      const shares = sharesFor(state, word(args, 0));
      stake(state, word(args, 0), shares, keyOf(word(args, 1)));
      return [shares];
    },
  },
  mint: {
    target: 'pool',
    signature: 'mint(uint256,address)',
    run(setup, state, _caller, args) {
      sync(setup, state);
      const assets = costOf(state, word(args, 0));
      stake(state, assets, word(args, 0), keyOf(word(args, 1)));
      return [assets];
    },
  },
  transfer: {
    target: 'pool',
    signature: 'transfer(address,uint256)',
    run(_setup, state, caller, args) {
      const [from, to, shares] = [keyOf(caller), keyOf(word(args, 0)), word(args, 1)];
      const balance = balanceOf(state, from);
      demand(shares <= balance, 'ERC20InsufficientBalance', caller, balance, shares);
      state.shares[from] = balance - shares;
      state.shares[to] = balanceOf(state, to) + shares;
      return [1n];
    },
  },
  setOperator: {
    target: 'pool',
    signature: 'setOperator(address,bool)',
    run(_setup, state, caller, args) {
      const key = operatorKey(caller, word(args, 0));
      state.operators = state.operators.filter((each) => each !== key);
      if (word(args, 1) === 1n) state.operators.push(key);
      return [1n];
    },
  },
  requestRedeem: {
    target: 'pool',
    signature: 'requestRedeem(uint256,address,address)',
    run: (_setup, state, caller, args) => [requestRedeem(state, caller, args)],
  },
  processExits: {
    target: 'pool',
    signature: 'processExits()',
    run(setup, state) {
      sync(setup, state);
      const { shares, assets } = process(setup, state);
      return [shares, assets];
    },
  },
  redeem: {
    target: 'pool',
    signature: 'redeem(uint256,address,address)',
    run(setup, state, caller, args) {
      const [shares, controller] = [word(args, 0), word(args, 2)];
      demand(shares !== 0n, 'ZeroAmount');
      demandOperator(state, caller, controller);
      const taken = takeExit(setup, state, controller, { shares });
      demand(taken.shares === shares, 'NotTakeable', shares, taken.shares);
      return [taken.assets];
    },
  },
  withdraw: {
    target: 'pool',
    signature: 'withdraw(uint256,address,address)',
    run(setup, state, caller, args) {
      const [assets, controller] = [word(args, 0), word(args, 2)];
      demand(assets !== 0n, 'ZeroAmount');
      demandOperator(state, caller, controller);
      const taken = takeExit(setup, state, controller, { assets });
      demand(taken.assets === assets, 'NotTakeable', assets, taken.assets);
      return [taken.shares];
    },
  },
  advance: {
    target: 'pool',
    signature: 'advance(uint256,address,address)',
    run(setup, state, caller, args) {
      demandOperator(state, caller, word(args, 2));
      return [advance(state, keyOf(word(args, 2)), word(args, 0), readyNow(setup, state))];
    },
  },
  sync: {
    target: 'pool',
    signature: 'sync(uint256)',
    run: (setup, state, _caller, args) => [sync(setup, state, Number(word(args, 0))) ? 1n : 0n],
  },
};
