// Votes of assessors, and their stake.

import type { Sentences } from './dictionary';
import { moment, money, wait } from './words';

export const votes = {
  NotCommitPhase: ([until]) => `Votes could be committed until ${moment(until)}.`,
  NotRevealPhase: ([from, until, now]) =>
    now <= from
      ? `Votes can be revealed from ${moment(from)}.`
      : `Votes could be revealed until ${moment(until)}.`,
  NoWeight: () =>
    'You had no stake as an assessor when this incident was filed, so you have no vote in it. Stake BRK to vote in the next one.',
  InvalidHash: () => 'The vote is empty. Choose a severity and try again.',
  CommitMismatch: () =>
    'This does not match the vote you committed. Reveal with the account and wallet that you committed with.',
  NoVote: () => 'There is no vote: none was opened or committed here, or it is already settled.',
  NoReward: () => 'There is no reward to collect. Votes are credited when they are settled.',
  InsufficientStake: ([, staked], unit) => `You have ${money(staked, unit)} staked. Enter that or less.`,
  NothingToUnstake: () => 'Nothing is waiting to be withdrawn. Request to unstake first.',
  VotesOpen: ([, votes]) =>
    votes === 1n
      ? 'You still have 1 vote to settle. Settle it on the page of its incident, then withdraw.'
      : `You still have ${votes} votes to settle. Settle them on the pages of their incidents, then withdraw.`,
  UnstakeNotReady: ([available, now]) => `Your tokens can be withdrawn ${wait(available, now)}.`,
} satisfies Partial<Sentences>;
