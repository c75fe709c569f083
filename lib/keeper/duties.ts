// What anyone may do for the mutual when its time has come. Nothing here needs a role.

import { type Address, encodeFunctionData, type Hex } from 'viem';
import { capitalPoolAbi, claimsAbi, emissionAbi } from '@/lib/contracts/abis';

export type DutyKind =
  | 'tally'
  | 'finalize'
  | 'settleVote'
  | 'returnUncollected'
  | 'processExits'
  | 'sync'
  | 'distribute';

/** One overdue step: what it is, in a sentence without a full stop, and the call that does it. */
export type Duty = {
  kind: DutyKind;
  what: string;
  to: Address;
  data: Hex;
  /** The contract takes one call a transaction. */
  isAlone?: true;
};

const VOTING = 3;
const ESCALATED = 5;
const SETTLED_WHEN_OVER = new Set([1, 2, 4, 6]);
const FINAL = 7;
const COLLECTION_SECONDS = 365 * 86_400;

/** Of an incident, what its duties depend on; `status` as the contract numbers it, times in unix seconds. */
export type IncidentState = {
  id: bigint;
  status: number;
  until: bigint;
  finalizedAt: bigint;
  uncollected: bigint;
};

/** The step by which an incident whose phase is over goes on; null while there is none. */
export function incidentDuty(incident: IncidentState, claims: Address, now: number): Duty | null {
  const { id, status, until, finalizedAt, uncollected } = incident;
  const duty = (kind: 'tally' | 'finalize' | 'returnUncollected', what: string): Duty => ({
    kind,
    what,
    to: claims,
    data: encodeFunctionData({ abi: claimsAbi, functionName: kind, args: [id] }),
  });
  if (status >= FINAL) {
    const isOver = now >= Number(finalizedAt) + COLLECTION_SECONDS;
    if (uncollected === 0n || !isOver) return null;
    return duty('returnUncollected', `Return what nobody collected from incident ${id}`);
  }
  if (now < Number(until)) return null;
  if (status === VOTING) return duty('tally', `Count the votes on incident ${id}`);
  if (status === ESCALATED) return duty('tally', `Move incident ${id} on: its arbiter did not rule in time`);
  return SETTLED_WHEN_OVER.has(status) ? duty('finalize', `Settle incident ${id}`) : null;
}

export type Vote = { incident: bigint; round: number; voter: Address };

/** The step that pays or penalises one vote of a final incident and frees its stake. */
export const voteDuty = ({ incident, round, voter }: Vote, claims: Address): Duty => ({
  kind: 'settleVote',
  what: `Settle the vote of ${voter} on incident ${incident}, round ${round}`,
  to: claims,
  data: encodeFunctionData({ abi: claimsAbi, functionName: 'settleVote', args: [incident, round, voter] }),
});

/** The steps that a pool waits for. */
export function poolDuties(
  pool: { address: Address; name: string },
  { canProcess, isBehind }: { canProcess: boolean; isBehind: boolean },
): Duty[] {
  const duties: Duty[] = [];
  if (isBehind) {
    const data = encodeFunctionData({ abi: capitalPoolAbi, functionName: 'sync', args: [SYNC_DAYS] });
    duties.push({ kind: 'sync', what: `Bring the ${pool.name} up to now`, to: pool.address, data });
  }
  if (canProcess) {
    const data = encodeFunctionData({ abi: capitalPoolAbi, functionName: 'processExits' });
    duties.push({
      kind: 'processExits',
      what: `Process the matured exits of the ${pool.name}`,
      to: pool.address,
      data,
    });
  }
  return duties;
}

/** Days of a catch-up that one transaction takes on. */
const SYNC_DAYS = 200n;

/** The step that funds a pool's next week of rewards. The emission takes one at a time. */
export const distributeDuty = (pool: { address: Address; name: string }, emission: Address): Duty => ({
  kind: 'distribute',
  what: `Fund the next week of rewards of the ${pool.name}`,
  to: emission,
  data: encodeFunctionData({ abi: emissionAbi, functionName: 'distribute', args: [pool.address] }),
  isAlone: true,
});
