// What revealed votes decide, exactly as VerdictLib does it.

import { BPS } from '@/lib/units';
import { ALL_STEPS, BPS_PER_STEP, LAST_STEP } from './severity';
import type { ClaimProcess, Incident } from './types';

type Thresholds = Pick<
  ClaimProcess,
  'thresholdBps' | 'largeShareBps' | 'largeThresholdBps' | 'hugeShareBps' | 'hugeThresholdBps'
>;

const NEAR_BPS = 2 * BPS_PER_STEP;

const divideUp = (value: bigint, by: bigint) => (value + by - 1n) / by;

/** Share of the revealed weight that a payout of `payoutBps` of the capital needs. */
export function thresholdFor(process: Thresholds, payoutBps: number): number {
  if (payoutBps >= process.hugeShareBps) return process.hugeThresholdBps;
  return payoutBps >= process.largeShareBps ? process.largeThresholdBps : process.thresholdBps;
}

/** What a severity would cost, as a share of the capital. */
export const payoutShareBps = (shareBps: number, step: number): number =>
  Math.floor((shareBps * step) / LAST_STEP);

/** Share of the revealed weight that a severity needs in an incident. */
export const thresholdOf = (
  { process, shareBps }: { process: Thresholds; shareBps: number },
  step: number,
): number => thresholdFor(process, payoutShareBps(shareBps, step));

/** Severities of an incident that need the same support. */
export type Tier = { thresholdBps: number; fromStep: number; toStep: number };

/** The thresholds that apply to an incident, from the smallest payout to the largest. */
export function tiersOf(incident: { process: Thresholds; shareBps: number }): Tier[] {
  const tiers: Tier[] = [];
  for (const step of ALL_STEPS.slice(1)) {
    const thresholdBps = thresholdOf(incident, step);
    const last = tiers.at(-1);
    if (last?.thresholdBps === thresholdBps) last.toStep = step;
    else tiers.push({ thresholdBps, fromStep: step, toStep: step });
  }
  return tiers;
}

/** Weight revealed for a severity or a higher one. */
export const supportOf = (tally: readonly bigint[], step: number): bigint =>
  tally.slice(step).reduce((sum, weight) => sum + weight, 0n);

/** The largest severity that enough of the revealed weight supports: what the votes so far would decide. */
export function verdictOf(
  tally: readonly bigint[],
  incident: { process: Thresholds; shareBps: number },
): number {
  const revealed = supportOf(tally, 0);
  if (revealed === 0n) return 0;
  const isSupported = (step: number) =>
    supportOf(tally, step) >= divideUp(revealed * BigInt(thresholdOf(incident, step)), BPS);
  return Math.max(0, ...ALL_STEPS.slice(1).filter(isSupported));
}

/** True if a vote is within two steps of a severity: it is rewarded, a farther one loses stake. */
export const isNear = (step: number, severityBps: number): boolean =>
  Math.abs(step * BPS_PER_STEP - severityBps) <= NEAR_BPS;

type Turnout = Pick<Incident, 'totalWeight' | 'revealedWeight' | 'round'> & {
  process: Pick<ClaimProcess, 'quorumBps'>;
};

/** Weight that must be revealed for the first vote to decide, rounded up. */
export const quorumWeight = ({ totalWeight, process }: Pick<Turnout, 'totalWeight' | 'process'>): bigint =>
  divideUp(totalWeight * BigInt(process.quorumBps), BPS);

/** Whether the present round decides with what is revealed so far: any weight does in the second. */
export const reachesQuorum = (incident: Turnout): boolean =>
  incident.revealedWeight > 0n && (incident.round > 1 || incident.revealedWeight >= quorumWeight(incident));
