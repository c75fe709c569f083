import type { Address } from 'viem';
import type { IncidentEvent } from './events';
import { isOpen } from './phase';
import { formatSeverityBps, LAST_STEP } from './severity';
import { type Incident, PARTIES, type Party } from './types';

export type Bond = {
  party: Party;
  by: Address;
  amount: bigint;
  /** What the party can collect now: its bond, and half of a forfeited one if it won. */
  owed: bigint;
  /** Held while the incident is open; owed until it is collected. */
  state: 'held' | 'owed' | 'returned' | 'forfeited';
};

type Judged = Pick<
  Incident,
  'status' | 'bondsOwed' | 'filer' | 'challenger' | 'appellant' | 'bond' | 'isProven'
>;

/** The bonds of an incident, and their outcome. */
export function bondsOf(incident: Judged, events: readonly IncidentEvent[]): Bond[] {
  if (incident.isProven) return [];
  const collected = new Set(events.map((event) => (event.kind === 'bondReturned' ? event.party : null)));
  const isHeld = isOpen(incident) && incident.status !== 'drawn';
  const stateOf = (party: Party): Bond['state'] => {
    if (incident.bondsOwed[party] > 0n) return 'owed';
    if (collected.has(party)) return 'returned';
    return isHeld ? 'held' : 'forfeited';
  };
  return PARTIES.flatMap((party): Bond[] => {
    const by = incident[party];
    const amount = party === 'appellant' ? 2n * incident.bond : incident.bond;
    return by === null ? [] : [{ party, by, amount, owed: incident.bondsOwed[party], state: stateOf(party) }];
  });
}

const NEAR_STEPS = 2;

/** Severities, in steps, at which a challenger's bond is forfeited: not 0, and within two steps of the asserted. */
export const challengeLosesFrom = (assertedStep: number): number => Math.max(1, assertedStep - NEAR_STEPS);

const range = (from: number, to: number) =>
  from === to
    ? formatSeverityBps(from * 500)
    : `${formatSeverityBps(from * 500)} to ${formatSeverityBps(to * 500)}`;

/** When a challenger wins and loses, in sentences. */
export function challengeInWords(assertedStep: number): string[] {
  const from = challengeLosesFrom(assertedStep);
  const between = from > 1 ? [`At ${range(1, from - 1)} both bonds are returned.`] : [];
  return [
    'If the verdict is 0 %, you get your bond back and half of the filer’s. The other half goes to the assessors.',
    ...between,
    `At ${range(from, assertedStep)} you lose your bond: half goes to the filer, half to the assessors.`,
  ];
}

/** When an appellant wins and loses, in sentences. */
export function appealInWords(verdictStep: number): string[] {
  const from = Math.max(0, verdictStep - NEAR_STEPS);
  const to = Math.min(LAST_STEP, verdictStep + NEAR_STEPS);
  return [
    `If the arbiter rules from ${formatSeverityBps(from * 500)} to ${formatSeverityBps(to * 500)}, you lose your bond.`,
    'At any other severity you get it back. If the arbiter stays silent, the verdict stands and you get your bond back too.',
  ];
}
