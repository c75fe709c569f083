// Proofs and settlements by oracles.

import { formatDuration, plural } from '../time';
import { formatBps, formatPercent } from '../units';
import type { Sentences } from './dictionary';
import { capital, moment, roundOf, wait } from './words';

export const triggers = {
  NoTrigger: () => 'No oracle decides this product. File an incident instead.',
  NotDeeper: ([, severity]) =>
    `${formatBps(severity)} is already covered by earlier verdicts, so this proof would add nothing. Prove a larger severity.`,
  NotSettledByTrigger: ([cover]) =>
    `Cover ${cover} is not settled by an oracle. It collects from incidents of its product.`,
  CoverCancelled: ([cover]) => `Cover ${cover} was cancelled, so nothing is settled.`,
  CoverNotEnded: ([cover, end]) => `Cover ${cover} is settled at its end, on ${moment(end)}.`,
  NotEnded: ([endTime, now]) =>
    endTime === now
      ? 'This cover is just ending. Try again in a moment.'
      : `This cover can be settled once it has ended ${wait(endTime, now)}.`,
  SettlementOver: ([cover, until]) => `Cover ${cover} could be settled until ${moment(until)}.`,
  NothingToSettle: ([cover]) =>
    `Cover ${cover} has nothing to be paid: the price moved less than its deductible, all of it was already paid, or the pool has nothing left to pay with. Try again when the pool has capital.`,
  NoSuchRound: ([, round]) =>
    `The price feed has no answer for ${roundOf(round)}. Reload the page to look for a new proof.`,
  UnsoundRound: ([round]) =>
    `The feed’s answer in ${roundOf(round)} is not a valid price, so it proves nothing. Choose other rounds.`,
  RoundInFuture: ([round]) =>
    `${capital(roundOf(round))} of the feed has a time in the future, so it proves nothing. Choose other rounds.`,
  ClampedRound: ([round]) =>
    `The feed reported its own limit in ${roundOf(round)}, so the true price is unknown. End the proof before it, or file the incident for a vote.`,
  RoundsOutOfOrder: ([round, next]) =>
    `${capital(roundOf(next))} is not later than ${roundOf(round)}. Give the rounds in order.`,
  RoundNotInForce: ([round, time]) =>
    `${capital(roundOf(round))} was not the latest round on ${moment(time)}. Use the round that was.`,
  PhaseReplaced: ([round]) =>
    `By then the feed had left the phase of ${roundOf(round)}. Look for a proof in the newer phase, or file the incident for a vote.`,
  FeedSilent: ([from, until]) =>
    `The feed was silent for ${formatDuration(Number(until - from))} from ${moment(from)}: too long to rely on. The incident can still be filed for a vote.`,
  TooFewRounds: ([rounds, min]) =>
    `${plural(Number(rounds), 'round')} are too few: ${min} are needed. Wait for more rounds of the feed.`,
  RunTooShort: ([span, min]) =>
    `The price has stayed there for ${formatDuration(Number(span))}, but it must stay for ${formatDuration(Number(min))}. Wait for more rounds of the feed.`,
  NoLastingRecovery: ([round]) =>
    `The price did not stay at or above the floor long enough after ${roundOf(round)}. Begin the proof with an earlier round.`,
  NoLastingFall: ([round]) =>
    `The price did not stay below the floor long enough up to ${roundOf(round)}. Wait for more rounds of the feed.`,
  FallTooSlow: ([span, window]) =>
    `The fall took ${formatDuration(Number(span))}; only one within ${formatDuration(Number(window))} counts. Choose a later peak.`,
  FallTooShallow: ([depth, start]) =>
    `The price fell by ${formatPercent(depth)}; cover pays from a fall of more than ${formatPercent(start)}.`,
  SequencerDown: () =>
    'The chain’s sequencer was down around that time, or its uptime feed is silent. So prices from that time prove nothing. The incident can still be filed for a vote.',
} satisfies Partial<Sentences>;
