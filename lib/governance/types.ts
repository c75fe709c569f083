import type { Address } from 'viem';
import type { Action } from './actions';
import type { ProposalState } from './states';
import type { Tally } from './tally';
import type { ProposalTimes } from './timeline';

/** In the order in which OpenZeppelin's GovernorCountingSimple counts them. */
export const SUPPORTS = ['against', 'for', 'abstain'] as const;
export type Support = (typeof SUPPORTS)[number];

export type Ballot = { voter: Address; support: Support; weight: bigint; reason: string; time: number };

export type Proposal = {
  /** Its place among all that were ever proposed, from 1: what pages and people call it. */
  number: number;
  /** What the governor calls it. */
  id: bigint;
  proposer: Address;
  /** The first line of its text, and the rest. */
  title: string;
  body: string;
  /** The whole of it, by whose hash the governor knows it. */
  text: string;
  actions: Action[];
  state: ProposalState;
  tally: Tally;
  times: ProposalTimes;
  ballots: Ballot[];
};

/** The vote's own rules, seconds and token units. */
export type VoteRules = {
  delay: number;
  period: number;
  extension: number;
  threshold: bigint;
  quorumPercent: number;
  timelockDelay: number;
};

/** What an account can vote with, token units. */
export type Voter = { balance: bigint; votes: bigint; delegate: Address };
