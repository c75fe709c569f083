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
    return `Pays ${formatBps(trigger.severityBps)} of every cover in force when the price was at ${formatPrice(trigger.floor)} or more ${lasting(trigger)}, and then stays below it for as long and in as many rounds.`;
  }
  const { start, full, window, maxSeverityBps } = trigger;
  return `Pays when the price stood high ${lasting(trigger)}, and then stands more than ${formatPercent(start, 0)} lower for as long and in as many rounds, at most ${formatDuration(window)} after it began to stand high: the deeper the fall, the more, up to ${formatBps(maxSeverityBps)} of every cover in force at a fall of ${formatPercent(full, 0)}.`;
}

/** What can be proven now. */
export function proofInWords({ eventTime, severityBps }: EventProof, trigger: EventTrigger): string {
  const pays = `every cover in force then is paid ${formatBps(severityBps)} of its amount`;
  return trigger.kind === 'floor'
    ? `Below ${formatPrice(trigger.floor)} since ${formatMoment(eventTime)}: ${pays}.`
    : `Down since ${formatMoment(eventTime)}: ${pays}.`;
}

/** What a proof still lacks. */
export function missingInWords(missing: Missing, trigger: EventTrigger): string {
  switch (missing.kind) {
    case 'silent':
      return 'The feed does not answer, so nothing can be proven by it. An incident can still be filed for a vote.';
    case 'calm':
      return `The price is ${formatPrice(missing.price)}. Nothing is paid while it is ${formatPrice(missing.line)} or more.`;
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
  `Pays at its end what a constant-product position lost against holding its two assets since the purchase, above ${formatPercent(deductible, 1)} and up to ${formatPercent(cap, 0)} of the amount.`;

/** A part of an amount, rounded down; 1e18 = 100 %. */
export const partOf = (amount: bigint, share: bigint): bigint => (amount * share) / WAD;
