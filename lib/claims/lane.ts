// Which way an incident would take if it were filed now, and with what bond.

import { BPS } from '@/lib/units';
import { isOpen } from './phase';
import { LAST_STEP } from './severity';
import type { ClaimProcess, Incident } from './types';

/** A part of a cover: how much from which UTC day until which. */
export type Span = { amount: bigint; startDay: number; endDay: number };

/** Cover in force on a UTC day. */
export const inForceOn = (spans: readonly Span[], day: number): bigint =>
  spans.reduce(
    (sum, { amount, startDay, endDay }) => (startDay <= day && day < endDay ? sum + amount : sum),
    0n,
  );

const MOST_SHARE_BPS = 65_535;

/** Cover as a share of the capital, rounded up. */
export function shareBpsOf(eligible: bigint, capital: bigint): number {
  if (capital === 0n) return MOST_SHARE_BPS;
  const share = (eligible * BPS + capital - 1n) / capital;
  return share > BigInt(MOST_SHARE_BPS) ? MOST_SHARE_BPS : Number(share);
}

/** Why an incident would be voted on; `fast` when it would not. */
export type Lane = 'fast' | 'off' | 'large' | 'others' | 'paid';

type Asked = {
  process: Pick<ClaimProcess, 'fastLaneBps'>;
  shareBps: number;
  step: number;
  eventTime: number;
  /** Incidents of the same product. */
  siblings: readonly Pick<Incident, 'status' | 'finalizedAt'>[];
};

/** In the fast lane if the payout asserted is a small share of the capital, and no other incident of the product is open
 * or was paid since the event. */
export function laneOf({ process, shareBps, step, eventTime, siblings }: Asked): Lane {
  if (process.fastLaneBps === 0) return 'off';
  if (siblings.some(isOpen)) return 'others';
  const paidAt = Math.max(
    0,
    ...siblings.filter(({ status }) => status === 'accepted').map(({ finalizedAt }) => finalizedAt),
  );
  if (eventTime <= paidAt) return 'paid';
  return shareBps * step <= process.fastLaneBps * LAST_STEP ? 'fast' : 'large';
}

const MAX_DOUBLINGS = 20;

/** How often a bond is doubled, and why: for other open incidents, and for recent refusals. */
export type Doublings = { open: number; refusals: number };

export function doublingsOf(
  bond: bigint,
  process: Pick<ClaimProcess, 'bond'>,
  siblings: readonly Pick<Incident, 'status'>[],
): Doublings {
  const open = Math.min(siblings.filter(isOpen).length, MAX_DOUBLINGS);
  const all = (bond / process.bond).toString(2).length - 1;
  return { open, refusals: Math.max(0, all - open) };
}
