// What incidents, votes and covers wait for that anyone may send.

import { type Address, encodeFunctionData, type Hex } from 'viem';
import { isOverdue, phaseOf } from '@/lib/claims/phase';
import type { IncidentStatus } from '@/lib/claims/types';
import { assessorsAbi, claimsAbi } from '@/lib/contracts/abis';
import type { Duty } from './duties';

const COLLECTION_SECONDS = 365 * 86_400;

/** Of an incident, what its duties depend on; times in unix seconds. */
export type IncidentState = {
  id: number;
  product: number;
  status: IncidentStatus;
  commitUntil: number;
  until: number;
};

const claimsDuty = (
  kind: 'tally' | 'finalize' | 'returnUncollected',
  { id }: Pick<IncidentState, 'id'>,
  what: string,
  claims: Address,
): Duty => ({
  kind,
  what,
  to: claims,
  data: encodeFunctionData({ abi: claimsAbi, functionName: kind, args: [BigInt(id)] }),
});

/** The step by which an incident whose phase is over goes on; null while there is none. */
export function incidentDuty(incident: IncidentState, claims: Address, now: number): Duty | null {
  const phase = phaseOf(incident, now);
  if (!isOverdue(phase)) return null;
  const { id } = incident;
  if (phase === 'count') return claimsDuty('tally', incident, `Count the votes on incident ${id}`, claims);
  if (phase === 'unruled') {
    return claimsDuty('tally', incident, `Advance incident ${id}: its arbiter did not rule in time`, claims);
  }
  const what =
    incident.status === 'drawn' ? `Close incident ${id}, which has no verdict` : `Settle incident ${id}`;
  return claimsDuty('finalize', incident, what, claims);
}

/** An episode by one of its incidents. */
export type EpisodeState = { incident: number; lastVerdictAt: number; pot: bigint };

/** The step that gives the pool what nobody collected; null before its time, or when nothing is left. */
export function episodeDuty({ incident, lastVerdictAt, pot }: EpisodeState, claims: Address, now: number) {
  if (pot === 0n || now < lastVerdictAt + COLLECTION_SECONDS) return null;
  const what = `Return uncollected payouts of incident ${incident} to the pool`;
  return claimsDuty('returnUncollected', { id: incident }, what, claims);
}

export type Vote = { incident: bigint; voter: Address };

/** The step that pays or penalises one vote of a final incident and frees its stake. */
export const voteDuty = ({ incident, voter }: Vote, assessors: Address): Duty => ({
  kind: 'settleVote',
  what: `Settle the vote of ${voter} on incident ${incident}`,
  to: assessors,
  data: encodeFunctionData({ abi: assessorsAbi, functionName: 'settleVote', args: [incident, voter] }),
});

/** The step that pays a cover which its trigger settles. */
export const coverDuty = (cover: bigint, evidence: Hex, claims: Address): Duty => ({
  kind: 'settleCover',
  what: `Settle cover ${cover} by the prices at its end`,
  to: claims,
  data: encodeFunctionData({ abi: claimsAbi, functionName: 'settle', args: [cover, evidence] }),
});
