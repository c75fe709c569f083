// Calls of stakers.

import { process, redeem, request } from './exits';
import { demand } from './integers';
import { keyOf } from './people';
import { deposit, mint, move } from './shares';
import { addGain, sync } from './time';
import type { State } from './types';
import { type Verb, word } from './verb';

const operatorKey = (owner: bigint, operator: bigint) => `${owner}-${operator}`;
const actsFor = (state: State, caller: bigint, owner: bigint) =>
  caller === owner || state.operators.includes(operatorKey(owner, caller));

/** Shares or assets of a redemption, depending on the verb. */
function pay(
  setup: Parameters<Verb['run']>[0],
  state: State,
  caller: bigint,
  args: bigint[],
  inShares: boolean,
) {
  const [amount, controller] = [word(args, 0), word(args, 2)];
  demand(amount !== 0n, 'ZeroAmount');
  demand(actsFor(state, caller, controller), 'NotAuthorized', caller, controller);
  return redeem(setup, state, keyOf(controller), inShares ? amount : 0n, inShares ? 0n : amount);
}

export const verbs: Record<string, Verb> = {
  deposit: {
    target: 'pool',
    signature: 'deposit(uint256,address)',
    run: (_setup, state, _caller, args) => {
      sync(state);
      return [deposit(state, word(args, 0), keyOf(word(args, 1)))];
    },
  },
  mint: {
    target: 'pool',
    signature: 'mint(uint256,address)',
    run: (_setup, state, _caller, args) => {
      sync(state);
      return [mint(state, word(args, 0), keyOf(word(args, 1)))];
    },
  },
  requestRedeem: {
    target: 'pool',
    signature: 'requestRedeem(uint256,address,address)',
    run: (_setup, state, caller, args) => {
      const [shares, controller, owner] = [word(args, 0), word(args, 1), word(args, 2)];
      demand(shares !== 0n, 'ZeroAmount');
      // No account in a history has an allowance of shares.
      demand(actsFor(state, caller, owner), 'ERC20InsufficientAllowance', caller, 0n, shares);
      const isGiven = controller !== owner && !actsFor(state, caller, controller);
      return [request(state, keyOf(controller), keyOf(owner), shares, isGiven)];
    },
  },
  processExits: {
    target: 'pool',
    signature: 'processExits()',
    run: (setup, state) => {
      sync(state);
      const { shares, assets } = process(setup, state);
      return [shares, assets];
    },
  },
  redeem: {
    target: 'pool',
    signature: 'redeem(uint256,address,address)',
    run: (setup, state, caller, args) => [pay(setup, state, caller, args, true).assets],
  },
  withdraw: {
    target: 'pool',
    signature: 'withdraw(uint256,address,address)',
    run: (setup, state, caller, args) => [pay(setup, state, caller, args, false).shares],
  },
  setOperator: {
    target: 'pool',
    signature: 'setOperator(address,bool)',
    run: (_setup, state, caller, args) => {
      const key = operatorKey(caller, word(args, 0));
      state.operators = state.operators.filter((each) => each !== key);
      if (word(args, 1) === 1n) state.operators.push(key);
      return [1n];
    },
  },
  transfer: {
    target: 'pool',
    signature: 'transfer(address,uint256)',
    run: (_setup, state, caller, args) => {
      move(state, keyOf(caller), keyOf(word(args, 0)), word(args, 1));
      return [1n];
    },
  },
  sync: {
    target: 'pool',
    signature: 'sync(uint256)',
    run: (_setup, state, _caller, args) => [BigInt(sync(state, Number(word(args, 0))))],
  },
  donate: {
    target: 'pool',
    signature: 'donate(uint256)',
    run: (_setup, state, _caller, args) => {
      const assets = word(args, 0);
      demand(assets !== 0n, 'ZeroAmount');
      sync(state);
      addGain(state, assets);
      state.balance += assets;
      return [];
    },
  },
  give: {
    target: 'replay',
    signature: 'give(uint256)',
    run: (_setup, state, _caller, args) => {
      state.balance += word(args, 0);
      return [];
    },
  },
};
