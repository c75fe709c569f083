import type { Flow } from '../types';
import { requestUnstake, stakeVotes, unstake } from './assess';
import { buy } from './buy';
import { collect } from './collect';
import { applyTuning, listProduct, tuneProduct } from './curate';
import { appeal, askCourt, challenge, rule } from './dispute';
import { claimRewards, fundRewards } from './earn';
import { claimExit, processExits, requestExit } from './exits';
import { file } from './file';
import { cancelProposal, castVote, delegate, executeProposal, propose, queueProposal } from './govern';
import { pausePool, unpausePool } from './guard';
import { keep } from './keep';
import { cancelCover, extendCover } from './manage';
import { prove, settleCover } from './prove';
import { collectReward, gatherRewards, settleVotes } from './rewards';
import { collectBond, moveOn } from './settle';
import { stake } from './stake';
import { commitVote, revealVote } from './vote';

export const flows = {
  stake,
  requestExit,
  processExits,
  claimExit,
  buy,
  extendCover,
  cancelCover,
  stakeVotes,
  requestUnstake,
  unstake,
  file,
  challenge,
  commitVote,
  revealVote,
  appeal,
  rule,
  askCourt,
  moveOn,
  collect,
  collectBond,
  settleVotes,
  collectReward,
  gatherRewards,
  prove,
  settleCover,
  keep,
  delegate,
  propose,
  castVote,
  queueProposal,
  executeProposal,
  cancelProposal,
  pausePool,
  unpausePool,
  listProduct,
  tuneProduct,
  applyTuning,
  fundRewards,
  claimRewards,
};

type Flows = typeof flows;
type ArgsOf<Name extends keyof Flows> = Flows[Name] extends Flow<infer Args> ? Args : never;

/** An action as data: its name and what it needs. Can be written down and taken up again after a reload. */
export type TxRequest = { [Name in keyof Flows]: { flow: Name; args: ArgsOf<Name> } }[keyof Flows];
export type { Flows };
