// The chain's quote for filing an incident now.

import type { ClaimProcess } from './types';

/** @property drawn Incident that is filed again, null for a first filing. */
export type FilingAsked = {
  product: number;
  eventTime: number;
  step: number;
  lossTotal: bigint;
  drawn: number | null;
};

export type FilingQuote = {
  /** Original amounts of cover in force at the event. */
  eligible: bigint;
  /** What the incident may cost the pool. */
  cost: bigint;
  bond: bigint;
  /** True if it goes to a vote at once. */
  votes: boolean;
  /** Share of the revealed weight that a verdict needs. */
  thresholdBps: number;
};

/** What an incident may cost, taken from the drawn one. */
type Drawn = { eligible: bigint; cost: bigint; assertedStep: number; process: Pick<ClaimProcess, 'bond'> };

const COST_PERCENT = 100n;

/** How often a bond was doubled, for open and recently refused incidents that may cost as much. */
export function doublingsOf(
  { bond, cost }: Pick<FilingQuote, 'bond' | 'cost'>,
  process: Pick<ClaimProcess, 'bond'>,
): number {
  const share = (cost + COST_PERCENT - 1n) / COST_PERCENT;
  const plain = share > process.bond ? share : process.bond;
  return plain === 0n ? 0 : Math.max(0, (bond / plain).toString(2).length - 1);
}

const STEP_BPS = 500n;
const BPS = 10_000n;

/** A quote for filing a drawn incident again: its event may be long past, so the drawn one says what it may cost. */
export function refiledQuote(
  quote: FilingQuote,
  { eligible, cost, assertedStep, process }: Drawn,
  step: number,
  lossTotal: bigint,
): FilingQuote {
  const asserted = (eligible * BigInt(step) * STEP_BPS + BPS - 1n) / BPS;
  const limited = lossTotal !== 0n && lossTotal < asserted ? lossTotal : asserted;
  const costNow = step === assertedStep ? cost : limited;
  const plain = (costNow + COST_PERCENT - 1n) / COST_PERCENT;
  const bond = (plain > process.bond ? plain : process.bond) << BigInt(doublingsOf(quote, process));
  return { ...quote, eligible, cost: costNow, bond, votes: true };
}

/** Probability of acceptance from which filing pays off, in basis points, rounded up. */
export const breakEvenBps = (bond: bigint, payout: bigint): bigint =>
  bond + payout === 0n ? 0n : (bond * 10_000n + bond + payout - 1n) / (bond + payout);
