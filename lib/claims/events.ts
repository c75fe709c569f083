import type { Address, Hex } from 'viem';
import type { Party } from './types';

/** Something that happened to an incident. */
export type IncidentEvent = { time: number } & (
  | {
      kind: 'filed';
      by: Address;
      step: number;
      cover: number;
      bond: bigint;
      drawn: number | null;
      evidence: Hex;
    }
  | { kind: 'proven'; by: Address; severityBps: number }
  | { kind: 'challenged'; by: Address; bond: bigint; evidence: Hex }
  | { kind: 'committed'; by: Address }
  | { kind: 'revealed'; by: Address; step: number; weight: bigint }
  | { kind: 'tallied'; decided: boolean; step: number }
  | { kind: 'appealed'; by: Address; bond: bigint; evidence: Hex }
  | { kind: 'escalated'; until: number }
  | { kind: 'ruled'; by: Address; step: number }
  | { kind: 'unruled' }
  | { kind: 'drawn'; until: number }
  | { kind: 'finalized'; severityBps: number; booked: bigint; asked: bigint }
  | { kind: 'collected'; holder: Address; cover: number; assets: bigint }
  /** Payouts before those that are listed. */
  | { kind: 'collectedBefore'; covers: number; assets: bigint }
  | { kind: 'bondReturned'; party: Party; to: Address; assets: bigint }
);

/** Evidence, and the party that submitted it. */
export type Exhibit = { party: Party; by: Address; digest: Hex };

/** The evidence of filer, challenger and appellant, in the order in which it came. */
export function exhibitsOf(events: readonly IncidentEvent[]): Exhibit[] {
  return events.flatMap((event): Exhibit[] => {
    if (event.kind === 'filed') return [{ party: 'filer', by: event.by, digest: event.evidence }];
    if (event.kind === 'challenged') return [{ party: 'challenger', by: event.by, digest: event.evidence }];
    if (event.kind === 'appealed') return [{ party: 'appellant', by: event.by, digest: event.evidence }];
    return [];
  });
}
