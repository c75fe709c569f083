// What anyone may do for the mutual when its time has come. Nothing here needs a role.

import { type Address, encodeFunctionData, type Hex } from 'viem';
import { capitalPoolAbi, emissionAbi } from '@/lib/contracts/abis';

export type DutyKind =
  | 'tally'
  | 'finalize'
  | 'settleVote'
  | 'settleCover'
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

/** The steps that a pool waits for. */
export function poolDuties(
  pool: { address: Address; name: string },
  { canProcess, isBehind }: { canProcess: boolean; isBehind: boolean },
): Duty[] {
  const duties: Duty[] = [];
  if (isBehind) {
    const data = encodeFunctionData({ abi: capitalPoolAbi, functionName: 'sync', args: [SYNC_DAYS] });
    duties.push({ kind: 'sync', what: `Sync the ${pool.name}`, to: pool.address, data });
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
