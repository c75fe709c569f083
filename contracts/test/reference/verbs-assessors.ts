// Calls of assessors.

import { type Verb, word } from './verb';
import { collectReward, commit, requestUnstake, reveal, settleVote, stake, unstake } from './votes';

/** The salt of all votes. */
export const SALT = 1n;

export const verbs: Record<string, Verb> = {
  stakeVotes: {
    target: 'assessors',
    signature: 'stake(uint256)',
    run: (_setup, state, caller, args) => {
      stake(state, caller, word(args, 0));
      return [];
    },
  },
  requestUnstake: {
    target: 'assessors',
    signature: 'requestUnstake(uint256)',
    run: (_setup, state, caller, args) => {
      requestUnstake(state, caller, word(args, 0));
      return [];
    },
  },
  unstake: {
    target: 'assessors',
    signature: 'unstake()',
    run: (_setup, state, caller) => [unstake(state, caller)],
  },
  // computed by the replay, which hashes the vote
  commit: {
    target: 'replay',
    signature: 'commit(uint256,uint8)',
    run: (_setup, state, caller, args) => {
      commit(state, caller, word(args, 0), word(args, 1));
      return [];
    },
  },
  reveal: {
    target: 'assessors',
    signature: 'reveal(uint256,address,uint8,bytes32)',
    run: (_setup, state, _caller, args) => {
      reveal(state, word(args, 0), word(args, 1), word(args, 2), word(args, 3) === SALT);
      return [];
    },
  },
  settleVote: {
    target: 'assessors',
    signature: 'settleVote(uint256,address)',
    run: (_setup, state, _caller, args) => {
      settleVote(state, word(args, 0), word(args, 1));
      return [];
    },
  },
  // computed by the replay, which knows the pool's address
  collectReward: {
    target: 'replay',
    signature: 'collectReward(address)',
    run: (_setup, state, _caller, args) => [collectReward(state, word(args, 0))],
  },
};
