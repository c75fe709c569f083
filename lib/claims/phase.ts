import { BPS } from '@/lib/units';
import { ALL_STEPS } from './severity';
import type { Incident } from './types';

export type Phase = 'commit' | 'reveal' | 'count' | 'settle' | 'accepted' | 'refused' | 'drawn';

/** What can be done with an incident now. */
export function phaseOf(
  incident: Pick<Incident, 'status' | 'commitUntil' | 'revealUntil'>,
  now: number,
): Phase {
  switch (incident.status) {
    case 'accepted':
    case 'refused':
    case 'drawn':
      return incident.status;
    case 'decided':
      return 'settle';
    default:
      if (now < incident.commitUntil) return 'commit';
      return now < incident.revealUntil ? 'reveal' : 'count';
  }
}

export const isOpen = ({ status }: Pick<Incident, 'status'>): boolean =>
  status === 'open' || status === 'decided';

/** Weight that must be revealed for the first vote to decide, rounded up. */
export const quorumWeight = ({
  totalWeight,
  quorumBps,
}: Pick<Incident, 'totalWeight' | 'quorumBps'>): bigint => (totalWeight * BigInt(quorumBps) + BPS - 1n) / BPS;

/** Whether a first round decides with what is revealed so far. */
export const reachesQuorum = (
  incident: Pick<Incident, 'totalWeight' | 'quorumBps' | 'revealedWeight'>,
): boolean => incident.revealedWeight > 0n && incident.revealedWeight >= quorumWeight(incident);

/** Weight revealed for a severity or a higher one. */
export const supportOf = (tally: readonly bigint[], step: number): bigint =>
  tally.slice(step).reduce((sum, weight) => sum + weight, 0n);

/** The largest severity that enough of the revealed weight supports: what the votes so far would decide. */
export function verdictOf(tally: readonly bigint[], thresholdBps: number): number {
  const revealed = supportOf(tally, 0);
  const isSupported = (step: number) => supportOf(tally, step) * BPS >= revealed * BigInt(thresholdBps);
  return revealed === 0n ? 0 : Math.max(0, ...ALL_STEPS.filter(isSupported));
}
