// Proofs and settlements by oracles.

import { formatDuration, plural } from '../time';
import { formatBps, formatPercent } from '../units';
import type { Sentences } from './dictionary';
import { capital, moment, roundOf, wait } from './words';

export const triggers = {
  NoTrigger: () => 'No oracle decides this product. File an incident instead.',
  NotDeeper: ([, severity]) =>
    `${formatBps(severity)} is covered by earlier verdicts already, so this proof would add nothing. Only a proof of more can.`,
  NotSettledByTrigger: ([cover]) =>
    `Cover ${cover} is not settled by an oracle. It collects from incidents of its product.`,
  CoverCancelled: ([cover]) => `Cover ${cover} was cancelled, so nothing is settled.`,
  CoverNotEnded: ([cover, end]) => `Cover ${cover} is settled at its end, on ${moment(end)}.`,
  NotEnded: ([endTime, now]) =>
    endTime === now
      ? 'This cover ends this very moment. Settle it a moment later.'
      : `This cover can be settled once it has ended ${wait(endTime, now)}.`,
  SettlementOver: ([cover, until]) => `Cover ${cover} could be settled until ${moment(until)}.`,
  NothingToSettle: ([cover]) =>
    `Cover ${cover} has nothing to be paid: the price moved less than its deductible, or all of it was paid already.`,
  NoSuchRound: ([, round]) =>
    `The price feed does not answer for ${roundOf(round)}. Reload the page to look for the proof anew.`,
  UnsoundRound: ([round]) =>
    `What the feed says in ${roundOf(round)} is no price, so it proves nothing. Choose other rounds.`,
  RoundInFuture: ([round]) =>
    `${capital(roundOf(round))} of the feed claims to be of the future, so it proves nothing. Choose other rounds.`,
  ClampedRound: ([round]) =>
    `The feed reported its own limit in ${roundOf(round)}, so the true price is unknown. End the proof before it, or file the incident for a vote.`,
  RoundsOutOfOrder: ([round, next]) =>
    `${capital(roundOf(next))} is not later than ${roundOf(round)}. Give the rounds in the order they came.`,
  RoundNotInForce: ([round, time]) =>
    `${capital(roundOf(round))} did not hold the price on ${moment(time)}. Give the last round until then.`,
  PhaseReplaced: ([round]) =>
    `By then the feed had moved on from the phase of ${roundOf(round)}. Look for the proof in the newer phase, or file the incident for a vote.`,
  FeedSilent: ([from, until]) =>
    `The feed was silent for ${formatDuration(Number(until - from))} from ${moment(from)}: too long to rely on. The incident can still be filed for a vote.`,
  TooFewRounds: ([rounds, min]) =>
    `${plural(Number(rounds), 'round')} are too few: ${min} are needed. Wait for more rounds of the feed.`,
  RunTooShort: ([span, min]) =>
    `The price has stood there for ${formatDuration(Number(span))}; it has to for ${formatDuration(Number(min))}. Wait for more rounds of the feed.`,
  NoLastingRecovery: ([round]) =>
    `The price did not stay at or above the floor long enough after ${roundOf(round)}. Begin the proof with an earlier round.`,
  NoLastingFall: ([round]) =>
    `The price did not stay below the floor long enough up to ${roundOf(round)}. Wait for more rounds of the feed.`,
  FallTooSlow: ([span, window]) =>
    `The fall took ${formatDuration(Number(span))}; only one within ${formatDuration(Number(window))} counts. Choose a later peak.`,
  FallTooShallow: ([depth, start]) =>
    `The price fell by ${formatPercent(depth)}; cover pays from a fall of more than ${formatPercent(start)}.`,
  SequencerDown: () =>
    'The chain’s sequencer was down around then or its uptime feed is silent, so prices of that time prove nothing. The incident can still be filed for a vote.',
} satisfies Partial<Sentences>;
