import { formatDuration, formatMoment, plural } from '@/lib/time';
import { formatBps, formatExact, formatPercent, WAD } from '@/lib/units';
import type { EventProof, LossTerms } from './types';
import type { EventTrigger, Missing } from './watch';

const DECIMALS = 18;
const SHOWN_DIGITS = 4;

/** 0.95, or 2,325.5 — of a price with 18 decimals; cut. */
export function formatPrice(price: bigint): string {
  const step = 10n ** BigInt(DECIMALS - SHOWN_DIGITS);
  const [whole = '', fraction] = formatExact(price - (price % step), DECIMALS).split('.');
  return whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',') + (fraction ? `.${fraction}` : '');
}

const lasting = ({ persistence, minRounds }: EventTrigger) =>
  `for ${formatDuration(persistence)}, in ${plural(minRounds, 'round')} of the feed or more`;

/** What has to happen, and what it pays. Before the fall the price must have lasted as it must after it. */
export function promiseInWords(trigger: EventTrigger): string {
  if (trigger.kind === 'floor') {
    return `Pays ${formatBps(trigger.severityBps)} of every cover in force if the price was at ${formatPrice(trigger.floor)} or more ${lasting(trigger)}, and then stays below it for the same time and number of rounds.`;
  }
  const { start, full, window, maxSeverityBps } = trigger;
  return `Pays if the price falls by more than ${formatPercent(start, 0)} from a peak to a low. The peak and the low must each last ${lasting(trigger)}, and the low must begin at most ${formatDuration(window)} after the peak began. The deeper the fall, the larger the payout: up to ${formatBps(maxSeverityBps)} of every cover in force at a fall of ${formatPercent(full, 0)}.`;
}

/** What can be proven now. */
export function proofInWords({ eventTime, severityBps }: EventProof, trigger: EventTrigger): string {
  const pays = `every cover in force at that time is paid ${formatBps(severityBps)} of its amount`;
  return trigger.kind === 'floor'
    ? `The price has been below ${formatPrice(trigger.floor)} since ${formatMoment(eventTime)}: ${pays}.`
    : `The price has been low since ${formatMoment(eventTime)}: ${pays}.`;
}

/** What a proof still lacks. */
export function missingInWords(missing: Missing, trigger: EventTrigger): string {
  switch (missing.kind) {
    case 'silent':
      return 'The feed does not answer, so it cannot prove anything now. An incident can still be filed for a vote.';
    case 'calm':
      return `The price is ${formatPrice(missing.price)}. Nothing is paid while it is ${formatPrice(missing.line)} or above.`;
    case 'brief': {
      const rounds =
        missing.rounds < trigger.minRounds
          ? ` and ${missing.rounds} of ${plural(trigger.minRounds, 'round')}`
          : '';
      const where = trigger.kind === 'floor' ? `below ${formatPrice(trigger.floor)}` : 'low enough';
      return `It has been ${where} for ${formatDuration(missing.seconds)} of ${formatDuration(trigger.persistence)}${rounds}, since ${formatMoment(missing.since)}.`;
    }
    case 'unrecovered':
      return trigger.kind === 'floor'
        ? `The price is below ${formatPrice(trigger.floor)}, but the feed does not show that it was at or above it for ${formatDuration(trigger.persistence)} before.`
        : 'The price is low, but the feed shows no lasting peak before it.';
  }
}

/** What a cover that its trigger settles is paid for. */
export const lossPromiseInWords = ({ deductible, cap }: LossTerms): string =>
  `Pays at its end what a constant-product position has lost since the purchase, compared with holding its two assets: losses above ${formatPercent(deductible, 1)} are paid, up to ${formatPercent(cap, 0)} of the amount.`;

/** A part of an amount, rounded down; 1e18 = 100 %. */
export const partOf = (amount: bigint, share: bigint): bigint => (amount * share) / WAD;
