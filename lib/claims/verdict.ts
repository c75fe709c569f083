// What revealed votes decide, exactly as VerdictLib does it.

import { BPS } from '@/lib/units';
import { ALL_STEPS, BPS_PER_STEP } from './severity';
import type { ClaimProcess, Incident } from './types';

const NEAR_STEPS = 2;
/** Share of the revealed weight that must be near before an outlier loses stake. */
const AGREED_BPS = 6_000n;
/** Weights are counted in units of this many of the token's smallest. */
const WEIGHT_UNIT = 10n ** 12n;

const divideUp = (value: bigint, by: bigint) => (value + by - 1n) / by;

/** Weight revealed for a severity or a higher one. */
export const supportOf = (tally: readonly bigint[], step: number): bigint =>
  tally.slice(step).reduce((sum, weight) => sum + weight, 0n);

/** The largest severity that enough of the revealed weight supports: what the votes so far would decide. */
export function verdictOf(
  tally: readonly bigint[],
  { thresholdBps }: Pick<Incident, 'thresholdBps'>,
): number {
  const units = tally.map((weight) => weight / WEIGHT_UNIT);
  const revealed = supportOf(units, 0);
  if (revealed === 0n) return 0;
  const needed = divideUp(revealed * BigInt(thresholdBps), BPS);
  return Math.max(0, ...ALL_STEPS.slice(1).filter((step) => supportOf(units, step) >= needed));
}

const isWithin = (step: number, other: number) => Math.abs(step - other) <= NEAR_STEPS;

/** True if a vote is within two steps of a severity: it is rewarded. */
export const isNear = (step: number, severityBps: number): boolean =>
  isWithin(step, severityBps / BPS_PER_STEP);

/** Weight within two steps of a severity. */
export const nearWeight = (tally: readonly bigint[], step: number): bigint =>
  tally.reduce((sum, weight, at) => (isWithin(at, step) ? sum + weight : sum), 0n);

/** True if so much of the revealed weight agrees that outliers lose stake: never a majority. */
export const punishesOutliers = (tally: readonly bigint[], step: number): boolean =>
  nearWeight(tally, step) * BPS >= supportOf(tally, 0) * AGREED_BPS;

type Turnout = Pick<Incident, 'totalWeight' | 'revealedWeight'> & {
  process: Pick<ClaimProcess, 'quorumBps'>;
};

/** Weight that must be revealed for the vote to decide, rounded up. */
export const quorumWeight = ({ totalWeight, process }: Pick<Turnout, 'totalWeight' | 'process'>): bigint =>
  divideUp(totalWeight * BigInt(process.quorumBps), BPS * WEIGHT_UNIT) * WEIGHT_UNIT;

/** Whether the vote decides with what is revealed so far. */
export const reachesQuorum = (incident: Turnout): boolean =>
  incident.revealedWeight > 0n && incident.revealedWeight >= quorumWeight(incident);
